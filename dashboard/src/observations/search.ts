/**
 * How an observation is looked at; every part fits into an address.
 *
 * - `f`: filters as tokens joined by commas, such as `price.gte.15,passed.is.false`
 * - `q`: free text
 * - `sort`: `path.asc` or `path.desc`
 * - `row`: place in the document of the row whose detail is open, from 0
 * - `cols`: paths of the chosen columns joined by commas
 * - `pin`: paths of the columns that stay when the others are scrolled, joined by commas
 * - `array`: path of the array whose elements are the rows, where there are several
 */
export interface ObservationSearch {
  view?: 'table' | 'json' | undefined;
  f?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  row?: string | undefined;
  cols?: string | undefined;
  pin?: string | undefined;
  array?: string | undefined;
}

/** `replace` while something is being typed, `push` for what Back should undo. */
export type How = 'replace' | 'push';

/** A part set to undefined goes. */
export type ChangeSearch = (patch: Partial<ObservationSearch>, how: How) => void;

/** A change that is worked out from the search as it is then. */
export type UpdateSearch = (
  change: (before: ObservationSearch) => Partial<ObservationSearch>,
  how: How,
) => void;
