import { marked, type QueryFault } from './fault';
import styles from './QueryBox.module.css';

interface UnderlineProps {
  query: string;
  fault: QueryFault;
  /** How far the box has been scrolled, in pixels. */
  scroll: number;
}

/** Lies over the box, with the same letters unseen, and underlines those at fault. */
export function Underline({ query, fault, scroll }: UnderlineProps) {
  const { before, marked: at, after } = marked(query, fault);
  return (
    <div className={styles.underline} aria-hidden="true">
      <span style={{ insetInlineStart: -scroll }}>
        {before}
        <mark>{at}</mark>
        {after}
      </span>
    </div>
  );
}
