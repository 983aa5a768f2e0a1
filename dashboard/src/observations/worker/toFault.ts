import type { ObservationFault } from '../load/fault';
import { ObservationError } from '../load/fault';
import { MalformedJson } from '../scan/MalformedJson';

/** Faults without the document's content, fit to be shown. */
export function toFault(error: unknown): ObservationFault {
  if (error instanceof ObservationError) return error.fault;
  if (error instanceof MalformedJson) {
    const { offset, line, column, expected } = error;
    return { kind: 'malformed', offset, line, column, expected };
  }
  return { kind: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
