import type { Step } from '../api/types';
import { duration, exact, named } from '../design/format';
import { StatusText } from '../design/Status';
import { useNow } from '../design/Time';
import { versionsOf } from './selection';
import { StepLink } from './StepLink';
import styles from './Inspector.module.css';
import { tookMillis } from './timing';

export function StepHead({ step, steps }: { step: Step; steps: readonly Step[] }) {
  const took = tookMillis(step, useNow());
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2 className={styles.name}>{named(step.name)}</h2>
        <ul className={styles.facts}>
          <li>
            <StatusText status={step.status} />
          </li>
          {step.kind !== null && <li>{step.kind}</li>}
          {took !== undefined && (
            <li title={`from ${exact(step.startedAt ?? step.createdAt)}`}>{duration(took)}</li>
          )}
        </ul>
        <Versions step={step} steps={steps} />
      </div>
      {step.reason !== null && step.reason !== '' && (
        <p className={styles.reason} data-status={step.status}>
          {step.reason}
        </p>
      )}
    </header>
  );
}

/** A step that was repeated keeps all its versions; none is hidden. */
function Versions({ step, steps }: { step: Step; steps: readonly Step[] }) {
  const versions = versionsOf(step, steps);
  if (versions.length < 2) return null;
  return (
    <nav className={styles.versions} aria-label="Versions of this step">
      {versions.map((version) => (
        <StepLink
          key={version.id}
          step={version}
          steps={steps}
          selected={version.id === step.id}
          className={styles.versionLink}
        >
          v{version.version} <span className={styles.quiet}>{version.status}</span>
        </StepLink>
      ))}
    </nav>
  );
}
