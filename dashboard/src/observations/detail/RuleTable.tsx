import type { RuleResult } from '../rows/row';
import styles from './Detail.module.css';

/** Every rule the candidate met, failed ones first, with what it was measured by. */
export function RuleTable({ rules }: { rules: readonly RuleResult[] }) {
  const failedFirst = rules.toSorted((left, right) => order(left) - order(right));
  return (
    <table className={styles.rules}>
      <caption className={styles.subtitle}>
        Rules: {rules.filter(({ passed }) => passed === true).length} of {rules.length} passed
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Verdict</th>
          <th scope="col">Rule</th>
          <th scope="col">Actual and threshold</th>
        </tr>
      </thead>
      <tbody>
        {failedFirst.map((rule) => (
          <tr key={rule.name} data-passed={rule.passed ?? 'unknown'}>
            <td className={styles.glyph}>{verdictOf(rule)}</td>
            <th scope="row" className={styles.rule}>
              {rule.name}
              {rule.detail !== null && <span className={styles.quiet}>{rule.detail}</span>}
            </th>
            <td className={styles.measure}>{measureOf(rule)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function order({ passed }: RuleResult): number {
  return passed === false ? 0 : passed === null ? 1 : 2;
}

function verdictOf({ passed }: RuleResult): string {
  if (passed === null) return '– not said';
  return passed ? '✓ passed' : '✕ failed';
}

/** `4.3 >= 4.5`: the actual value, the comparison that was asked for, the threshold. */
function measureOf({ actual, operator, threshold }: RuleResult): string {
  return [actual, operator ?? (threshold === null ? null : 'against'), threshold]
    .filter((part) => part !== null)
    .join(' ');
}
