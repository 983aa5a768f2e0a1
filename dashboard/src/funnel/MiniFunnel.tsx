import { heightsOf, type Stage } from './stages';
import styles from './MiniFunnel.module.css';

const WIDTH = 96;
const HEIGHT = 18;

/** The silhouette of a flow in a table row. The counts stand beside it in words, so it is decoration. */
export function MiniFunnel({ stages }: { stages: readonly Stage[] }) {
  const heights = heightsOf(stages);
  const width = WIDTH / Math.max(1, heights.length);
  const y = (height: number) => HEIGHT - height * HEIGHT;
  return (
    <svg className={styles.funnel} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {heights.map((height, index) => {
        const left = index * width;
        const right = left + width;
        return (
          <g key={left}>
            <path className={styles.entered} d={`M${left} ${y(height.in)}H${right}V${HEIGHT}H${left}Z`} />
            <path
              className={styles.kept}
              d={`M${left} ${y(height.in)}L${left + width / 3} ${y(height.out)}H${right}V${HEIGHT}H${left}Z`}
            />
          </g>
        );
      })}
    </svg>
  );
}
