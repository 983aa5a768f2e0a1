import type { RuleMark } from '../rows/row';
import styles from './RuleMarks.module.css';

/** All rules of a candidate in one line: a pip for each, then the names of those that failed. */
export function RuleMarks({ rules }: { rules: readonly RuleMark[] }) {
  if (rules.length === 0) return null;
  const failed = rules.filter(({ passed }) => passed === false).map(({ name }) => name);
  const words = failed.length === 0 ? `all ${rules.length}` : failed.join(', ');
  return (
    <span className={styles.rules} title={failed.length === 0 ? undefined : `Failed: ${words}`}>
      <span className={styles.pips} aria-hidden="true">
        {rules.map(({ name, passed }) => (
          <i key={name} className={styles.pip} data-passed={passed ?? 'unknown'} />
        ))}
      </span>
      <span className={failed.length === 0 ? styles.quiet : undefined}>
        <span className="visually-hidden">{failed.length === 0 ? 'passed ' : 'failed '}</span>
        {words}
      </span>
    </span>
  );
}
