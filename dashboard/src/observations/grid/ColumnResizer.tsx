import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './Grid.module.css';

interface ColumnResizerProps {
  width: number;
  label: string;
  onResize(width: number): void;
}

const LEAST = 56;
const MOST = 800;
const KEY_STEP = 16;

/** The edge of a column: dragged, or moved by the arrow keys while it has the focus. */
export function ColumnResizer({ width, label, onResize }: ColumnResizerProps) {
  const resize = (next: number): void => onResize(Math.min(MOST, Math.max(LEAST, next)));

  const drag = (down: PointerEvent<HTMLDivElement>): void => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const start = down.clientX;
    const move = (event: globalThis.PointerEvent): void => resize(width + event.clientX - start);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };

  const step = (event: KeyboardEvent): void => {
    const change = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(width + change);
  };

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      className={styles.resizer}
      onPointerDown={drag}
      onKeyDown={step}
    />
  );
}
