import { useQuery } from '@tanstack/react-query';
import { useMatch, useNavigate } from '@tanstack/react-router';
import { flowQuery, processesQuery } from '../../api/queries';
import { tokenOf } from '../../flow/selection';
import { useViews } from '../../flows/views';
import { chooseTheme, type Theme } from '../../page/settings';
import type { PaletteItem } from './items';

const THEMES: [theme: Theme, words: string][] = [
  ['light', 'Light theme'],
  ['dark', 'Dark theme'],
  ['system', 'Theme as the system'],
];

export interface PaletteActions {
  showKeys: () => void;
  copyLink: () => void;
}

/** Everything the palette knows before anything is typed: the open flow's steps first. */
export function usePaletteItems({ showKeys, copyLink }: PaletteActions): PaletteItem[] {
  const navigate = useNavigate();
  const steps = useStepItems();
  const views = useViewItems();
  const processes = useProcessItems();
  return [
    ...steps,
    { id: 'flows', words: 'Flows', hint: 'g f', run: () => void navigate({ to: '/flows' }) },
    { id: 'explore', words: 'Explore', hint: 'g e', run: () => void navigate({ to: '/explore' }) },
    { id: 'processes', words: 'Processes', hint: 'g p', run: () => void navigate({ to: '/processes' }) },
    { id: 'queue', words: 'Queue', hint: 'g q', run: () => void navigate({ to: '/admin/queue' }) },
    { id: 'settings', words: 'Settings', hint: 'g s', run: () => void navigate({ to: '/settings' }) },
    { id: 'keys', words: 'Keyboard map', hint: '?', run: showKeys },
    { id: 'copy', words: 'Copy link to this page', hint: 'y', run: copyLink },
    ...views,
    ...processes,
    ...THEMES.map(([theme, words]) => ({
      id: `theme ${theme}`,
      words,
      hint: 'theme',
      run: () => chooseTheme(theme),
    })),
  ];
}

function useStepItems(): PaletteItem[] {
  const navigate = useNavigate();
  const flowId = useMatch({ from: '/flows/$flowId', shouldThrow: false })?.params.flowId;
  const { data: flow } = useQuery({ ...flowQuery(flowId ?? ''), enabled: flowId !== undefined });
  const steps = flow?.steps ?? [];
  return steps.map((step) => ({
    id: step.id,
    words: tokenOf({ ...step, id: step.name }, steps),
    hint: 'step',
    run: () =>
      void navigate({
        to: '/flows/$flowId',
        params: { flowId: flow?.id ?? '' },
        search: { step: tokenOf(step, steps) },
      }),
  }));
}

function useViewItems(): PaletteItem[] {
  const navigate = useNavigate();
  return useViews().map(({ name, search }) => ({
    id: `view ${name}`,
    words: name,
    hint: 'view',
    run: () => void navigate({ to: '/flows', search }),
  }));
}

function useProcessItems(): PaletteItem[] {
  const navigate = useNavigate();
  const processes = useQuery(processesQuery()).data?.processes ?? [];
  return processes.map(({ name }) => ({
    id: `process ${name}`,
    words: name,
    hint: 'process',
    run: () => void navigate({ to: '/processes/$name', params: { name } }),
  }));
}
