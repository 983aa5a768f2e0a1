import type { Transition } from '../api/processes';

/** A step in the map, and what goes on from it. */
export interface MapRow {
  /** Null for the beginning. */
  step: string | null;
  /** Null for the end; shares are of what left the step. */
  next: { to: string | null; count: number; share: number }[];
}

/** Steps in the order in which runs come to them, each with what follows it, the most frequent first. */
export function mapOf(transitions: readonly Transition[]): MapRow[] {
  const frequent = transitions.toSorted((a, b) => b.count - a.count);
  return inOrder(frequent).map((step) => {
    const outgoing = frequent.filter(({ from }) => from === step);
    const all = outgoing.reduce((sum, { count }) => sum + count, 0);
    return { step, next: outgoing.map(({ to, count }) => ({ to, count, share: count / all })) };
  });
}

/** Breadth first from the beginning, along the most frequent ways. */
function inOrder(frequent: readonly Transition[]): (string | null)[] {
  const order: (string | null)[] = [null];
  for (const step of order) {
    for (const { from, to } of frequent)
      if (from === step && to !== null && !order.includes(to)) order.push(to);
  }
  return order;
}
