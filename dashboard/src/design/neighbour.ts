/** The item before or after the current one; from nowhere, the first or the last; at the ends, it stays. */
export function neighbour<T>(items: readonly T[], current: unknown, by: 1 | -1): T | undefined {
  const index = items.findIndex((item) => item === current);
  if (index === -1) return by === 1 ? items[0] : items.at(-1);
  return items[Math.min(items.length - 1, Math.max(0, index + by))];
}
