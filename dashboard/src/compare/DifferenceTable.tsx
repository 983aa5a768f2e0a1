import type { ObservationComparison, ObservationDifference } from '../api/insight';
import { bytes, count, counted } from '../design/format';
import styles from './ChangedCandidates.module.css';

/** Each place in which two observations differ, with both values. */
export function DifferenceTable({ comparison }: { comparison: ObservationComparison }) {
  const { differences, sentence, counts } = comparison;
  const all = counts.added + counts.removed + counts.changed;
  return (
    <>
      <p className={styles.quiet}>{summary(comparison)}</p>
      {differences.length > 0 && (
        <div className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Element</th>
                <th scope="col">Field</th>
                <th scope="col">A</th>
                <th scope="col">B</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <tr key={`${difference.element} ${difference.path}`}>
                  <th scope="row">{difference.element}</th>
                  <td>{difference.path === '' ? 'all of it' : difference.path}</td>
                  <td>
                    <Value value={difference.left} size={difference.leftBytes} />
                  </td>
                  <td>
                    <Value value={difference.right} size={difference.rightBytes} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {all > differences.length && (
        <p className={styles.quiet}>
          The first {count(differences.length)} of {count(all)} differences.
        </p>
      )}
      {sentence !== null && <p className={styles.quiet}>{sentence}</p>}
    </>
  );
}

function summary({ counts, elements, matchedBy, idField, complete }: ObservationComparison): string {
  const { added, removed, changed } = counts;
  const fields = `${counted(changed, 'value')} changed, ${count(added)} added, ${count(removed)} removed`;
  if (elements === null) return `${fields}.`;
  const by = matchedBy === 'id' ? `by ${idField ?? 'their id'}` : 'by their place';
  const whole = complete ? '' : ', as far as they were read';
  return `${fields}${whole}; elements matched ${by}: ${count(elements.differing)} differ, ${count(elements.onlyLeft)} only in A, ${count(elements.onlyRight)} only in B.`;
}

/** Absent, too long to be shown, or as JSON writes it. */
function Value({ value, size }: { value: ObservationDifference['left']; size: number | null }) {
  if (size === null) return <span className={styles.quiet}>absent</span>;
  const text = JSON.stringify(value);
  if (value === null && size > text.length) return <span className={styles.quiet}>{bytes(size)}</span>;
  return <code>{text}</code>;
}
