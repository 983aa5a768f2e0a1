import { Button } from '../design/Button';
import { count } from '../design/format';
import styles from './NewFlows.module.css';

/** A pill that floats above the rows, so that what arrives moves nothing until it is asked for. */
export function NewFlows({ arrived, onShow }: { arrived: number; onShow: () => void }) {
  return (
    <div className={styles.news} role="status">
      {arrived > 0 && (
        <Button primary onClick={onShow}>
          {count(arrived)} new
        </Button>
      )}
    </div>
  );
}
