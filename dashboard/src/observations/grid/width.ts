const LEAST = 56;
const MOST = 800;
const KEY_STEP = 16;

/** A column's width in pixels, kept usable. */
export function clampWidth(width: number): number {
  return Math.min(MOST, Math.max(LEAST, width));
}

/** The width after a key in the heading; undefined when the key is not about widths. */
export function widthAfterKey(key: string, width: number): number | undefined {
  if (key === 'ArrowLeft') return clampWidth(width - KEY_STEP);
  return key === 'ArrowRight' ? clampWidth(width + KEY_STEP) : undefined;
}
