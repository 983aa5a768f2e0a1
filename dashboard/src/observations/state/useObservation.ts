import { useCallback, useEffect, useState } from 'react';
import { useRecovery } from '../../api/recovery';
import type { ObservationFault } from '../load/fault';
import type { LoadProgress, ObservationShape, ObservationSource } from '../worker/methods';
import { observations } from './client';
import { faultOf } from './faultOf';

export type Opening =
  | { state: 'loading'; progress: LoadProgress }
  | { state: 'stopped' }
  | { state: 'failed'; fault: ObservationFault }
  | { state: 'ready'; shape: ObservationShape };

export interface OpeningActions {
  stop(): void;
  retry(): void;
}

const LOOKING: Opening = { state: 'loading', progress: { phase: 'cache' } };

/** Opens the observation in the worker, one for the life of the component. Leaving the page, or stopping, also stops the download. */
export function useObservation(source: ObservationSource): [Opening, OpeningActions] {
  const [opening, setOpening] = useState<Opening>(LOOKING);
  const [attempt, setAttempt] = useState(() => new AbortController());

  useEffect(() => {
    const leaving = new AbortController();
    const signal = AbortSignal.any([leaving.signal, attempt.signal]);
    observations()
      .call(
        'open',
        { source },
        { signal, onProgress: (progress) => setOpening({ state: 'loading', progress }) },
      )
      .then(
        (shape) => setOpening({ state: 'ready', shape }),
        (error: unknown) => {
          if (!leaving.signal.aborted) setOpening(endOf(error, attempt.signal));
        },
      );
    return () => leaving.abort();
  }, [source, attempt]);

  const stop = useCallback(() => attempt.abort(), [attempt]);
  const retry = useCallback(() => {
    setOpening(LOOKING);
    setAttempt(new AbortController());
  }, []);
  useRecovery(() => {
    if (opening.state === 'failed' && passesWithServer(opening.fault)) retry();
  });
  return [opening, { stop, retry }];
}

/** Whether a server that is back may answer what it could not answer before. */
function passesWithServer(fault: ObservationFault): boolean {
  return fault.kind === 'offline' || (fault.kind === 'server' && fault.status >= 500);
}

function endOf(error: unknown, stopped: AbortSignal): Opening {
  return stopped.aborted ? { state: 'stopped' } : { state: 'failed', fault: faultOf(error) };
}
