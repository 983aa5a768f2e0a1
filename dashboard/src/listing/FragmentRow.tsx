import { Link } from '@tanstack/react-router';
import type { TextFragment } from '../api/types';
import { named } from '../design/format';
import styles from './FragmentRow.module.css';
import { piecesOf } from './pieces';

interface FragmentRowProps {
  flowId: string;
  fragment: TextFragment | null | undefined;
  /** Of the table. */
  columns: number;
}

/** A row below the one that is there for a text: the piece of it, with what was looked for marked. */
export function FragmentRow({ flowId, fragment, columns }: FragmentRowProps) {
  if (fragment === null || fragment === undefined) return null;
  return (
    <tr className={styles.row}>
      <td colSpan={columns} className={styles.cell}>
        <span className={styles.where}>
          <Where flowId={flowId} fragment={fragment} />
        </span>{' '}
        <span className={styles.text}>
          {piecesOf(fragment).map(({ from, text, marked }) =>
            marked ? <mark key={from}>{text}</mark> : text,
          )}
        </span>
      </td>
    </tr>
  );
}

function Where({ flowId, fragment: { step, version, where } }: { flowId: string; fragment: TextFragment }) {
  if (step === null) return where;
  const token = version !== null && version > 1 ? `${step}@${version}` : step;
  return (
    <>
      <Link to="/flows/$flowId" params={{ flowId }} search={{ step: token }}>
        {named(step)}
      </Link>{' '}
      {where}
    </>
  );
}
