import type { CSSProperties } from 'react';
import type { Step } from '../api/types';
import { duration, named } from '../design/format';
import { StatusGlyph } from '../design/Status';
import { useNow } from '../design/Time';
import { InAndOut } from './InAndOut';
import type { OutlinedStep } from './outline';
import { StepLink } from './StepLink';
import styles from './StepList.module.css';
import { TimeMap } from './TimeMap';
import { type TimeBar, timelineOf, tookMillis, whenWords } from './timing';

/** Every version of every step in order: what it is, how it ended, why, and when it ran. */
export function StepList({
  outlined,
  selectedId,
}: {
  outlined: readonly OutlinedStep[];
  selectedId: string;
}) {
  const now = useNow();
  const steps = outlined.map(({ step }) => step);
  const timeline = timelineOf(steps, now);
  const repeats = (step: Step) => steps.some((other) => other.name === step.name && other.id !== step.id);
  return (
    <nav className={styles.pane} aria-label="Steps">
      <TimeMap steps={steps} {...timeline} selectedId={selectedId} />
      <ol className={styles.steps}>
        {outlined.map(({ step, depth }) => (
          <li key={step.id} style={{ '--depth': depth } as CSSProperties}>
            <StepLink step={step} steps={steps} selected={step.id === selectedId} className={styles.step}>
              <StepFace
                step={step}
                repeated={repeats(step)}
                bar={timeline.bars.get(step.id)}
                took={tookMillis(step, now)}
                when={whenWords(step, timeline, now)}
              />
            </StepLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepFaceProps {
  step: Step;
  repeated: boolean;
  bar: TimeBar | undefined;
  took: number | undefined;
  when: string;
}

function StepFace({ step, repeated, bar, took, when }: StepFaceProps) {
  return (
    <>
      <StatusGlyph status={step.status} />
      <span className={styles.name}>
        {named(step.name)}
        {repeated && <span className={styles.version}> v{step.version}</span>}
      </span>
      <span className={styles.took} title={when}>
        {took === undefined ? '–' : duration(took)}
      </span>
      <span className={styles.reason}>{step.reason}</span>
      {step.candidates !== null && (
        <span className={styles.counts}>
          <InAndOut counts={step.candidates} status={step.status} />
        </span>
      )}
      <span
        className={styles.bar}
        style={{ '--start': bar?.start ?? 0, '--length': bar?.length ?? 0 } as CSSProperties}
        aria-hidden="true"
      />
    </>
  );
}
