import type { ObservationFault } from '../load/fault';
import { ObservationError } from '../load/fault';

export function faultOf(error: unknown): ObservationFault {
  if (error instanceof ObservationError) return error.fault;
  return { kind: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
