import type { ValueKind } from './kind';

/** One value as the grid shows it; numbers keep every digit of the document. */
export interface Cell {
  kind: ValueKind | 'missing';
  text: string;
}

export interface RuleMark {
  name: string;
  /** Null when the rule gave no verdict. */
  passed: boolean | null;
}

export interface RuleResult extends RuleMark {
  actual: string | null;
  threshold: string | null;
  operator: string | null;
  detail: string | null;
}

export interface CandidateRow {
  /** Place in the document, from 0. */
  row: number;
  /** In the order of the paths asked for. */
  cells: Cell[];
  passed: boolean | null;
  rules: RuleMark[];
}
