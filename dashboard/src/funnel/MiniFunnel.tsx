import { heightsOf, type Stage } from './stages';
import styles from './MiniFunnel.module.css';

const WIDTH = 144;
const HEIGHT = 18;

/** The silhouette of a flow in a table row. The counts stand beside it in words, so it is decoration. */
export function MiniFunnel({ stages }: { stages: readonly Stage[] }) {
  const heights = heightsOf(stages);
  const width = WIDTH / Math.max(1, heights.length);
  const y = (height: number) => HEIGHT - height * HEIGHT;
  const entered = heights.map((height, index) => `V${y(height.in)}H${(index + 1) * width}`);
  const kept = heights.map(
    (height, index) =>
      `V${y(height.in)}H${(index + 0.12) * width}L${(index + 0.42) * width} ${y(height.out)}H${(index + 1) * width}`,
  );
  return (
    <svg
      className={styles.funnel}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles.entered} d={silhouette(entered)} />
      <path className={styles.kept} d={silhouette(kept)} />
    </svg>
  );
}

function silhouette(stages: string[]): string {
  return `M0 ${HEIGHT}${stages.join('')}V${HEIGHT}Z`;
}
