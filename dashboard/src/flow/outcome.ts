import type { Flow, Step } from '../api/types';
import { count, counted, named, percent } from '../design/format';
import { type Sentence, strong } from '../design/Sentence';
import { biggestDrop, type Ends, endsOf, type Stage } from '../funnel/stages';

/** What became of the flow, in one or two sentences. */
export function outcomeOf(flow: Flow, stages: readonly Stage[]): Sentence {
  switch (flow.status) {
    case 'failed':
      return failed(flow);
    case 'abandoned':
      return ['Abandoned', ...during(lastOf(flow)), ': its writer went silent.', ...soFar(stages)];
    case 'running':
      return ['Running', ...during(lastOf(flow)), '.', ...soFar(stages)];
    case 'pending':
      return ['Waiting to start.'];
    case 'completed':
      return completed(flow, stages);
  }
}

function failed(flow: Flow): Sentence {
  const step = flow.steps.findLast((each) => each.status === 'failed');
  if (step === undefined) return ['Failed', ...because(flow.reason)];
  return ['Failed at ', strong(named(step.name)), ...because(step.reason)];
}

function because(reason: string | null): Sentence {
  if (reason === null || reason === '') return ['; no reason was given.'];
  return [`: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`];
}

function completed(flow: Flow, stages: readonly Stage[]): Sentence {
  const ends = endsOf(stages);
  if (flow.stepCount === 0) return ['Completed without a step.'];
  if (ends === undefined)
    return [`Completed in ${counted(flow.stepCount, 'step')}; none decided about candidates.`];
  return [...remained(ends), ...mostLeft(stages)];
}

function remained({ entered, remained: left }: Ends): Sentence {
  const verb = entered === 1 ? 'candidate remained.' : 'candidates remained.';
  return [strong(left === 0 ? 'None' : count(left)), ' of ', strong(count(entered)), ` ${verb}`];
}

function mostLeft(stages: readonly Stage[]): Sentence {
  const drop = biggestDrop(stages);
  if (drop === undefined) return [' No step dropped any.'];
  return [
    ' ',
    strong(drop.step),
    ` dropped the most: ${count(drop.dropped)} of ${count(drop.in)} (${percent(drop.dropShare)}).`,
  ];
}

function soFar(stages: readonly Stage[]): Sentence {
  const ends = endsOf(stages);
  if (ends === undefined) return [];
  return [' ', strong(count(ends.remained)), ` of ${count(ends.entered)} candidates are still in.`];
}

function lastOf(flow: Flow): Step | undefined {
  return flow.steps.findLast((step) => step.status === 'running') ?? flow.steps.at(-1);
}

function during(step: Step | undefined): Sentence {
  return step === undefined ? [] : [' in ', strong(named(step.name))];
}
