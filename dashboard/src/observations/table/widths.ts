/** Widths in pixels by path. */
export type Widths = Readonly<Record<string, number>>;

/** Observations whose widths are remembered; those changed longest ago go first. */
const MOST_NAMES = 100;

/** What was remembered, by the name of the observation; nothing when it cannot be read. */
export function readWidths(kept: string | undefined): Map<string, Widths> {
  try {
    return new Map(JSON.parse(kept ?? '[]') as [string, Widths][]);
  } catch {
    return new Map();
  }
}

/** The same with the widths of one observation, which now are the newest. */
export function writeWidths(kept: string | undefined, name: string, widths: Widths): string {
  const all = readWidths(kept);
  all.delete(name);
  return JSON.stringify([...all, [name, widths]].slice(-MOST_NAMES));
}
