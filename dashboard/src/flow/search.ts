import { oneOf, text } from '../page/search';
import type { ObservationSearch } from '../observations';

/** What the address of a flow says: which step, which observation, and how that is looked at. */
export interface FlowSearch extends ObservationSearch {
  step?: string | undefined;
  obs?: string | undefined;
}

/** Names every field, also the absent ones: the router lets through what a reading does not name. */
export function readFlowSearch(raw: Record<string, unknown>): FlowSearch {
  return {
    step: text(raw.step),
    obs: text(raw.obs),
    view: oneOf(['table', 'json'], raw.view),
    f: text(raw.f),
    q: text(raw.q),
    sort: text(raw.sort),
    row: text(raw.row),
    cols: text(raw.cols),
    pin: text(raw.pin),
    array: text(raw.array),
  };
}
