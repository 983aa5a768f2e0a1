import type { CSSProperties } from 'react';
import { count, percent } from '../design/format';
import { StatusGlyph } from '../design/Status';
import { biggestDrop, heightsOf, type Height, type Stage } from '../funnel/stages';
import type { Decision } from './decisions';
import styles from './Funnel.module.css';
import { InAndOut, isOpen } from './InAndOut';
import { StepLink, type StepLinkTarget } from './StepLink';

interface FunnelProps {
  stages: readonly Stage<Decision>[];
  steps: readonly StepLinkTarget[];
  selectedId: string | undefined;
}

/** Who went in and who came out, step by step: the shape of the whole decision at one glance. */
export function Funnel({ stages, steps, selectedId }: FunnelProps) {
  const heights = heightsOf(stages);
  const most = biggestDrop(stages);
  return (
    <figure>
      <ol className={styles.funnel} aria-label="Candidates in and out, step by step">
        {stages.map((stage, index) => (
          <li key={stage.id} className={styles.stage} data-selected={stage.id === selectedId}>
            <StepLink
              step={{ id: stage.id, name: stage.step, version: stage.version }}
              steps={steps}
              selected={stage.id === selectedId}
              className={styles.link}
            >
              <StageFace stage={stage} height={heights[index]} most={stage === most} />
            </StepLink>
          </li>
        ))}
      </ol>
      <Legend />
    </figure>
  );
}

function Legend() {
  return (
    <figcaption className={styles.legend}>
      <span className={styles.swatch} data-what="kept" /> kept
      <span className={styles.swatch} data-what="dropped" /> dropped
      <span className={styles.scale}>sizes are square roots of counts</span>
    </figcaption>
  );
}

function StageFace({ stage, height, most }: { stage: Stage; height: Height | undefined; most: boolean }) {
  return (
    <>
      <span className={styles.name}>
        {stage.status !== 'completed' && <StatusGlyph status={stage.status} />}
        <span className={styles.label}>{stage.step}</span>
        {stage.version > 1 && <span className={styles.version}>v{stage.version}</span>}
      </span>
      <span
        className={styles.figure}
        style={{ '--in': height?.in, '--out': height?.out } as CSSProperties}
        aria-hidden="true"
      >
        <span className={styles.entered} />
        <span className={styles.kept} />
      </span>
      <span className={styles.counts}>
        <InAndOut counts={stage} status={stage.status} />
        <Loss stage={stage} most={most} />
      </span>
      {stage.joined !== 0 && <Joined joined={stage.joined} />}
    </>
  );
}

function Loss({ stage, most }: { stage: Stage; most: boolean }) {
  if (stage.out === null) {
    return <span className={styles.loss}>{isOpen(stage.status) ? 'undecided' : 'no verdicts'}</span>;
  }
  if (stage.dropped === 0) return <span className={styles.loss}>all kept</span>;
  return (
    <span className={styles.loss} data-most={most}>
      −{percent(stage.dropShare)}
      {most && <span className="visually-hidden">, the biggest drop</span>}
    </span>
  );
}

function Joined({ joined }: { joined: number }) {
  const words = joined > 0 ? `${count(joined)} joined here` : `${count(-joined)} not handed on`;
  return <span className={styles.joined}>{words}</span>;
}
