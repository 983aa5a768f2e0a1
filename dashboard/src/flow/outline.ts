import type { Step } from '../api/types';

export interface OutlinedStep {
  step: Step;
  /** 0 for a step of the flow itself, 1 for a step inside a step, and so on. */
  depth: number;
}

/** Steps in reading order: by position, with the steps inside a step right after it. */
export function outline(steps: readonly Step[]): OutlinedStep[] {
  const ordered = steps.toSorted((a, b) => a.position - b.position || a.version - b.version);
  const known = new Set(steps.map((step) => step.id));
  const tops = ordered.filter(({ parentId }) => parentId === null || !known.has(parentId));
  const outlined = tops.flatMap((step) => withInner(step, ordered, 0));
  // Steps that are each other's parents hang on no top; a flat list is better than a hidden step.
  return outlined.length === steps.length ? outlined : ordered.map((step) => ({ step, depth: 0 }));
}

function withInner(step: Step, ordered: readonly Step[], depth: number): OutlinedStep[] {
  const inner = ordered.filter((other) => other.parentId === step.id);
  return [{ step, depth }, ...inner.flatMap((each) => withInner(each, ordered, depth + 1))];
}
