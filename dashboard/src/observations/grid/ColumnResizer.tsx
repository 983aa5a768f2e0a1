import type { PointerEvent } from 'react';
import styles from './Grid.module.css';
import { clampWidth } from './width';

interface ColumnResizerProps {
  width: number;
  onResize(width: number): void;
}

/** The edge of a column, to be dragged. Keys do the same from the column's heading. */
export function ColumnResizer({ width, onResize }: ColumnResizerProps) {
  const drag = (down: PointerEvent<HTMLDivElement>): void => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const start = down.clientX;
    const move = (event: globalThis.PointerEvent): void =>
      onResize(clampWidth(width + event.clientX - start));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  return <div className={styles.resizer} aria-hidden="true" onPointerDown={drag} />;
}
