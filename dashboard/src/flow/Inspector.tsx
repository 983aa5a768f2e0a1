import { getRouteApi } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import type { Step } from '../api/types';
import { AddressNotice } from '../page/AddressNotice';
import { PanelBoundary } from '../page/PanelBoundary';
import { Notice } from '../design/Notice';
import { named } from '../design/format';
import styles from './Inspector.module.css';
import { ObservationList } from './ObservationList';
import { ObservationPanel } from './ObservationPanel';
import { RulesPanel } from './rules/RulesPanel';
import { findByToken } from './selection';
import { StepHead } from './StepHead';
import { chosenObservation, strayToken } from './trail';

const route = getRouteApi('/flows/$flowId');

/** What one step saw and decided. */
export function Inspector({ step, steps }: { step: Step; steps: readonly Step[] }) {
  const { flowId } = route.useParams();
  const obs = route.useSearch({ select: (search) => search.obs });
  const selected = chosenObservation(step, obs);
  const stray = strayToken('obs', obs, findByToken(step.observations, obs));
  const place = useBroughtIntoView(step.id);
  return (
    <section ref={place} className={styles.inspector} aria-label={`Step ${named(step.name)}`}>
      <StepHead step={step} steps={steps} />
      <RulesPanel key={step.id} flowId={flowId} step={step} />
      <AddressNotice ignored={stray} />
      {selected === undefined ? (
        <Notice title="This step captured no observation">
          <p>
            Its reason and times are all it left. <code>step.capture(name, data)</code> would show here what
            it saw.
          </p>
        </Notice>
      ) : (
        <>
          <ObservationList observations={step.observations} selectedId={selected.id} />
          <PanelBoundary subject={selected.id}>
            <ObservationPanel observation={selected} />
          </PanelBoundary>
        </>
      )}
    </section>
  );
}

/** Where the panes stand below each other, choosing a step leads to what it shows. */
function useBroughtIntoView(stepId: string): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  const shown = useRef(stepId);
  useEffect(() => {
    if (shown.current === stepId) return;
    shown.current = stepId;
    if (matchMedia('(max-width: 60rem)').matches) place.current?.scrollIntoView({ block: 'start' });
  }, [stepId]);
  return place;
}
