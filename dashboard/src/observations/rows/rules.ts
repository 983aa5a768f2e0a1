import { eachMember, isObject } from '../scan/members';
import { skipValue } from '../scan/skip';
import { stringValue } from '../scan/text';
import { booleanAt, cellAt, RowPicker } from './pick';
import type { Span } from './pick';
import type { RuleMark, RuleResult } from './row';

const DETAIL_BYTES = 2000;

const picker = new RowPicker(['passed', 'actual', 'threshold', 'operator', 'detail']);

/** Verdicts of all rules in the object at `span`: each an object with `passed`, or a bare boolean. */
export function ruleMarks(bytes: Uint8Array, span: Span | null): RuleMark[] {
  return readRules(bytes, span).map(({ name, passed }) => ({ name, passed }));
}

export function ruleResults(bytes: Uint8Array, span: Span | null): RuleResult[] {
  return readRules(bytes, span).map(({ name, passed, fields }) => {
    const [actual = null, threshold = null, operator = null, detail = null] = fields.map((field) =>
      textAt(bytes, field),
    );
    return { name, passed, actual, threshold, operator, detail };
  });
}

interface Rule extends RuleMark {
  fields: (Span | null)[];
}

function readRules(bytes: Uint8Array, span: Span | null): Rule[] {
  const rules: Rule[] = [];
  if (span === null || !isObject(bytes, span.start)) return rules;
  eachMember(bytes, span.start, (keyStart, keyEnd, start) => {
    const end = skipValue(bytes, start);
    rules.push({ name: stringValue(bytes, keyStart, keyEnd), ...readRule(bytes, { start, end }) });
    return end;
  });
  return rules;
}

function readRule(bytes: Uint8Array, span: Span): Omit<Rule, 'name'> {
  if (!isObject(bytes, span.start)) return { passed: booleanAt(bytes, span), fields: [] };
  const [passed = null, ...fields] = picker.pick(bytes, span.start);
  return { passed: booleanAt(bytes, passed), fields };
}

function textAt(bytes: Uint8Array, span: Span | null): string | null {
  return span === null ? null : cellAt(bytes, span, DETAIL_BYTES).text;
}
