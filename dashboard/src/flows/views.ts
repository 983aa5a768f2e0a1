import { readStored, store, useStored } from '../page/stored';
import { parseSearch, stringifySearch } from '../page/search';
import { type FlowsSearch, readFlowsSearch } from './filters';

/** A named way to look at the list. It is an address and nothing more, so it can be sent to anybody. */
export interface View {
  name: string;
  search: FlowsSearch;
}

const VIEWS = 'flowtrail.views';

export function useViews(): View[] {
  return readViews(useStored(VIEWS));
}

/** A view of the same name gives way. */
export function saveView(name: string, search: FlowsSearch): void {
  const others = readViews(readStored(VIEWS)).filter((view) => view.name !== name);
  writeViews([...others, { name, search: { ...search, cursor: undefined } }]);
}

export function removeView(name: string): void {
  writeViews(readViews(readStored(VIEWS)).filter((view) => view.name !== name));
}

export function viewPath(search: FlowsSearch): string {
  return `/flows${stringifySearch({ ...search, cursor: undefined })}`;
}

export function isSameView(left: FlowsSearch, right: FlowsSearch): boolean {
  return sorted(left) === sorted(right);
}

function sorted(search: FlowsSearch): string {
  const parameters = new URLSearchParams(stringifySearch({ ...search, cursor: undefined }));
  parameters.sort();
  return parameters.toString();
}

function writeViews(views: View[]): void {
  store(VIEWS, JSON.stringify(views.map(({ name, search }) => [name, stringifySearch({ ...search })])));
}

/** What another version of the page wrote, or a hand, may be anything. */
function readViews(stored: string | undefined): View[] {
  return entriesIn(stored).map(([name, search]) => ({ name, search: readFlowsSearch(parseSearch(search)) }));
}

function entriesIn(stored: string | undefined): [string, string][] {
  try {
    const entries: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is [string, string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
}
