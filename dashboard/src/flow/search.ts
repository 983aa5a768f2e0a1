import { oneOf, present, text } from '../app/search';

/** What the address of a flow says: which step, which observation, and how that is looked at. */
export type FlowSearch = ReturnType<typeof readFlowSearch>;

export function readFlowSearch(raw: Record<string, unknown>) {
  return present({
    step: text(raw.step),
    obs: text(raw.obs),
    view: oneOf(['table', 'json'] as const, raw.view),
    f: text(raw.f),
    q: text(raw.q),
    sort: text(raw.sort),
    row: text(raw.row),
    cols: text(raw.cols),
  });
}
