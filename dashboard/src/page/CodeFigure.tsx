import { CopyButton } from '../design/CopyButton';
import styles from './CodeFigure.module.css';

/** A program to take away. */
export function CodeFigure({ code }: { code: string }) {
  return (
    <figure className={styles.snippet}>
      <figcaption>
        Java <CopyButton text={code} />
      </figcaption>
      <pre>{code}</pre>
    </figure>
  );
}
