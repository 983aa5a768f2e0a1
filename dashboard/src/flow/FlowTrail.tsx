import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Flow, Step } from '../api/types';
import { AddressNotice } from '../app/AddressNotice';
import { IgnoredParameters } from '../app/IgnoredParameters';
import { useKeys } from '../app/keys';
import { PanelBoundary } from '../app/PanelBoundary';
import { neighbour } from '../design/neighbour';
import { Notice } from '../design/Notice';
import { stagesOf } from '../funnel/stages';
import { decisionsOf } from './decisions';
import { FlowHead } from './FlowHead';
import styles from './FlowTrail.module.css';
import { Funnel } from './Funnel';
import { Inspector } from './Inspector';
import { outline } from './outline';
import { readFlowSearch } from './search';
import { findByToken, firstStep, tokenOf } from './selection';
import { StepList } from './StepList';

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
  const { step: token } = route.useSearch();
  const outlined = useMemo(() => outline(flow.steps), [flow.steps]);
  const steps = useMemo(() => outlined.map(({ step }) => step), [outlined]);
  const stages = useMemo(() => stagesOf(decisionsOf(steps)), [steps]);
  const named = findByToken(steps, token);
  const stray = token !== undefined && named === undefined ? [`step=${token}`] : [];
  return { outlined, steps, stages, selected: named ?? firstStep(steps, stages), stray };
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
