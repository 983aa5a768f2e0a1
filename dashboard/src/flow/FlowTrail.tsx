import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Flow, Step } from '../api/types';
import { AddressNotice } from '../page/AddressNotice';
import { IgnoredParameters } from '../page/IgnoredParameters';
import { useKeys } from '../page/keys';
import { PanelBoundary } from '../page/PanelBoundary';
import { neighbour } from '../design/neighbour';
import { Notice } from '../design/Notice';
import { FlowHead } from './FlowHead';
import styles from './FlowTrail.module.css';
import { Funnel } from './Funnel';
import { Inspector } from './Inspector';
import { readFlowSearch } from './search';
import { findByToken, tokenOf } from './selection';
import { StepList } from './StepList';
import { chosenStep, strayToken, trailOf } from './trail';

const route = getRouteApi('/flows/$flowId');

/** The flow as a page: the verdict, its shape, its steps, and what the chosen step saw. */
export function FlowTrail({ flow }: { flow: Flow }) {
  const { outlined, steps, stages, selected, stray } = useTrail(flow);
  useStepKeys(steps, selected);
  return (
    <article className={styles.trail}>
      <IgnoredParameters read={readFlowSearch} />
      <AddressNotice ignored={stray} />
      <FlowHead flow={flow} stages={stages} />
      {stages.length > 0 && <Funnel stages={stages} steps={steps} selectedId={selected?.id} />}
      {selected === undefined ? (
        <Notice title="No step has been recorded">
          <p>The flow was captured without steps; its attributes above are all there is.</p>
        </Notice>
      ) : (
        <div className={styles.panes}>
          <StepList outlined={outlined} selectedId={selected.id} />
          <PanelBoundary subject={selected.id}>
            <Inspector step={selected} steps={steps} />
          </PanelBoundary>
        </div>
      )}
    </article>
  );
}

/** The flow as the page reads it, and the step that the address names or that says most. */
function useTrail(flow: Flow) {
  const token = route.useSearch({ select: (search) => search.step });
  const trail = useMemo(() => trailOf(flow), [flow]);
  const named = findByToken(trail.steps, token);
  return { ...trail, selected: chosenStep(trail, token), stray: strayToken('step', token, named) };
}

function useStepKeys(steps: readonly Step[], selected: Step | undefined): void {
  const navigate = route.useNavigate();
  const move = (by: 1 | -1) => {
    const next = neighbour(steps, selected, by);
    if (next === undefined || next === selected) return;
    void navigate({ search: { step: tokenOf(next, steps) }, replace: true, resetScroll: false });
  };
  useKeys({ '[': () => move(-1), ']': () => move(1) });
}
