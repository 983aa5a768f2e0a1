import type { NewWatch, Watch } from '../api/watches';

/** A watch while it is being written: numbers are what was typed. */
export interface Draft {
  name: string;
  process: string;
  query: string;
  measure: NewWatch['measure'];
  comparison: NewWatch['comparison'];
  /** A percentage, or a count. */
  threshold: string;
  windowSeconds: string;
  minRuns: string;
  url: string;
  secret: string;
  enabled: boolean;
}

const HOUR_SECONDS = 3_600;

/** What is offered for a new one. */
export function emptyDraft(given: Partial<Draft> = {}): Draft {
  return {
    name: '',
    process: '',
    query: '',
    measure: 'share',
    comparison: 'above',
    threshold: '5',
    windowSeconds: String(HOUR_SECONDS),
    minRuns: '20',
    url: '',
    secret: '',
    enabled: true,
    ...given,
  };
}

export function draftOf(watch: Watch): Draft {
  const { name, process, query, measure, comparison, threshold, windowSeconds, minRuns, webhook } = watch;
  return {
    name,
    process: process ?? '',
    query,
    measure,
    comparison,
    threshold: String(measure === 'share' ? Number((threshold * 100).toPrecision(12)) : threshold),
    windowSeconds: String(windowSeconds),
    minRuns: String(minRuns),
    url: webhook?.url ?? '',
    secret: '',
    enabled: watch.enabled,
  };
}

export function toWatch(draft: Draft): NewWatch {
  const { process, query, measure, comparison, threshold, windowSeconds, minRuns, url, secret } = draft;
  const number = Number(threshold);
  return {
    process: process.trim() === '' ? null : process.trim(),
    query: query.trim(),
    measure,
    comparison,
    threshold: measure === 'share' ? Number((number / 100).toPrecision(12)) : number,
    windowSeconds: Number(windowSeconds),
    minRuns: Number(minRuns),
    enabled: draft.enabled,
    webhook:
      url.trim() === ''
        ? null
        : { url: url.trim(), secret: secret.trim() === '' ? undefined : secret.trim() },
  };
}

const SECRET_BYTES = 32;

/** A new secret, as Standard Webhooks writes them. */
export function newSecret(): string {
  const key = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCodePoint(...key))}`;
}

/**
 * A question of Explore as a watch asks it: its process, so that shares are of that process's runs, and
 * what is left of it without a time, since the watch has a window.
 */
export function fromQuestion(query: string): Pick<Draft, 'process' | 'query'> {
  const terms = termsOf(query);
  if (terms === undefined) return { process: '', query };
  const processes = terms.flatMap((term) => processIn(term) ?? []);
  const [process] = processes;
  const left = terms.filter(
    (term) => !/^(?:last|from|to):/.test(term) && (processes.length !== 1 || processIn(term) === undefined),
  );
  return { process: processes.length === 1 && process !== undefined ? process : '', query: left.join(' ') };
}

/** What stands side by side in a query; undefined where `||` joins some of it, or where it is not closed. */
function termsOf(query: string): string[] | undefined {
  const terms: string[] = [];
  let term = '';
  let depth = 0;
  for (const [part] of query.matchAll(/"(?:[^"\\]|\\.)*"|\|\||\s+|[\s\S]/g)) {
    if (part === '||' && depth === 0) return undefined;
    if (part === '{' || part === '(') depth += 1;
    if (part === '}' || part === ')') depth -= 1;
    if (depth > 0 || part.trim() !== '') term += part;
    else if (term !== '') {
      terms.push(term);
      term = '';
    }
  }
  if (term !== '') terms.push(term);
  const apart = terms.some((each) => /^(?:[:=<>~!&]+|in)$|[:=<>~]$|^[:=<>~]/.test(each));
  return depth === 0 && !apart ? terms : undefined;
}

/** The process that a term names; undefined where it says something else. */
function processIn(term: string): string | undefined {
  const [, quoted, bare] = /^process:(?:"((?:[^"\\]|\\.)*)"|([^\s"(){},]+))$/.exec(term) ?? [];
  return quoted?.replaceAll(/\\(["\\])/g, '$1') ?? bare;
}
