import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { explain } from '../../api/problem';
import { isId, type PaletteItem } from './items';
import { findPlace } from './place';

/** What can be done with any text: go to what has it as its id, or look for it in the flows. */
export function useTypedItems(
  typed: string,
  close: () => void,
  say: (words: string) => void,
): { before: PaletteItem[]; after: PaletteItem[] } {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { flowId: openFlow } = useParams({ strict: false });
  const text = typed.trim();
  if (text === '') return { before: [], after: [] };
  const goTo = (id: string) =>
    findPlace(client, id).then(
      (place) => {
        if (place === null)
          return say(`No flow or observation has the id ${id}. Steps are found while their flow is open.`);
        const { flowId, ...search } = place;
        close();
        return void navigate({ to: '/flows/$flowId', params: { flowId }, search });
      },
      (error: unknown) => say(explain(error).title),
    );
  const id: PaletteItem = {
    id: 'id',
    words: `Go to ${text}`,
    hint: 'flow, step or observation',
    run: () => void goTo(text.toLowerCase()),
  };
  const look = (what: 'key' | 'q', words: string, hint: string): PaletteItem => ({
    id: what,
    words,
    hint,
    run: () => void navigate({ to: '/flows', search: { [what]: text } }),
  });
  const why: PaletteItem = {
    id: 'why',
    words: `Why, or why not, ${text}`,
    hint: 'candidate of this flow',
    run: () =>
      void navigate({
        to: '/flows/$flowId/why/$candidateId',
        params: { flowId: openFlow ?? '', candidateId: text },
      }),
  };
  const history: PaletteItem = {
    id: 'candidate',
    words: `All flows that saw ${text}`,
    hint: 'candidate',
    run: () => void navigate({ to: '/candidates/$candidateId', params: { candidateId: text } }),
  };
  const explore: PaletteItem = {
    id: 'query',
    words: `Explore ${text}`,
    hint: 'query',
    run: () => void navigate({ to: '/explore', search: { query: text } }),
  };
  return {
    before: isId(text) ? [id] : [],
    after: [
      ...(openFlow === undefined ? [] : [why]),
      look('key', `Flows with the key ${text}`, 'key'),
      history,
      look('q', `Flows that say ${text}`, 'text'),
      explore,
    ],
  };
}
