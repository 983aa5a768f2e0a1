import { Link } from '@tanstack/react-router';
import controls from '../design/controls.module.css';
import styles from './ExplorePage.module.css';

interface NextPageProps {
  cursor: string | undefined;
  next: string | null;
}

/** On through the rows; the way back is the browser's, or the first page. */
export function NextPage({ cursor, next }: NextPageProps) {
  if (cursor === undefined && next === null) return null;
  return (
    <nav className={styles.line} aria-label="Pages">
      {cursor !== undefined && <PageLink words="First page" cursor={undefined} />}
      {next !== null && <PageLink words="Next page" cursor={next} />}
    </nav>
  );
}

function PageLink({ words, cursor }: { words: string; cursor: string | undefined }) {
  return (
    <Link to="." search={(before) => ({ ...before, cursor })} className={controls.button}>
      {words}
    </Link>
  );
}
