import { useMutation, useQueryClient } from '@tanstack/react-query';
import { change } from '../api/client';
import { apiPaths } from '../api/paths';
import { ApiProblem } from '../api/problem';
import type { DeadLetter } from '../api/types';

/** What a person may decide about a dead letter. */
export type Verdict = 'retry' | 'discard';

interface Decision {
  letter: DeadLetter;
  verdict: Verdict;
}

export interface Decisions {
  decide(letter: DeadLetter, verdict: Verdict): void;
  /** The letter that is being decided about at this moment. */
  pending: string | undefined;
  /** What became of the last decision; empty before the first. */
  said: string;
  /** Why the last decision did not come through, and about which letter. */
  failed: { letter: DeadLetter; error: Error } | undefined;
}

const SAID: Record<Verdict, string> = { retry: 'waits again', discard: 'is gone for good' };

/** Carries decisions out, one at a time, and has the queue asked again after each. */
export function useDecision(): Decisions {
  const client = useQueryClient();
  const { mutate, isPending, isSuccess, error, variables, data } = useMutation({
    mutationFn: carryOut,
    onSettled: () => client.invalidateQueries({ queryKey: ['queue'] }),
  });
  const last = variables?.letter;
  return {
    decide: (letter, verdict) => mutate({ letter, verdict }),
    pending: isPending ? last?.id : undefined,
    said: isSuccess && last !== undefined ? `${last.flowName} ${data}.` : '',
    failed: error !== null && last !== undefined ? { letter: last, error } : undefined,
  };
}

/** Somebody else may have been faster: then there is nothing left to decide, which is no fault. */
async function carryOut({ letter, verdict }: Decision): Promise<string> {
  try {
    await (verdict === 'retry'
      ? change('POST', apiPaths.retry(letter.id))
      : change('DELETE', apiPaths.deadLetter(letter.id)));
    return SAID[verdict];
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) {
      return 'had been retried or discarded already';
    }
    throw error;
  }
}
