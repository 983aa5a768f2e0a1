import { ApiProblem } from '../api/problem';

/** A fault that has a place in the query. */
export interface QueryFault {
  /** In characters of the query; at its end, both are its length. */
  from: number;
  to: number;
  detail: string;
  expected: readonly string[];
}

/** The fault as one of the query's; undefined for every other. */
export function faultOf(error: unknown): QueryFault | undefined {
  if (!(error instanceof ApiProblem) || error.problem.position === undefined) return undefined;
  const { position, detail, title, expected = [] } = error.problem;
  return { ...position, detail: detail ?? title, expected };
}

export interface MarkedQuery {
  before: string;
  marked: string;
  after: string;
}

/** The query around the fault. A fault at the end, where something is missing, marks one space behind it. */
export function marked(query: string, { from, to }: Pick<QueryFault, 'from' | 'to'>): MarkedQuery {
  const begin = Math.max(0, Math.min(from, query.length));
  const end = Math.max(to, begin + 1);
  return {
    before: query.slice(0, begin),
    marked: begin === query.length ? '\u00a0' : query.slice(begin, end),
    after: query.slice(end),
  };
}

/** What might stand there and is not named by the fault's own sentence. */
export function untoldOf({ detail, expected }: QueryFault): readonly string[] {
  return expected.every((each) => detail.includes(each)) ? [] : expected;
}

/** "a, b or c", so much as a line holds. */
export function expectedWords(expected: readonly string[], most = 12): string {
  const shown = expected.slice(0, most);
  if (expected.length > most) return `${shown.join(', ')} and ${expected.length - most} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} or ${last}`;
}
