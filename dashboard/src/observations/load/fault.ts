/** Why an observation cannot be shown. Plain data: it travels from the worker to the page. */
export type ObservationFault =
  | { kind: 'not-found'; detail: string }
  | { kind: 'expired'; detail: string }
  | { kind: 'blob-missing'; detail: string }
  | { kind: 'unauthorised'; detail: string }
  | { kind: 'server'; status: number; detail: string }
  | { kind: 'offline' }
  | { kind: 'too-large'; bytes: number; limit: number }
  | { kind: 'damaged' }
  | { kind: 'malformed'; offset: number; line: number; column: number; expected: string }
  | { kind: 'internal'; detail: string };

export class ObservationError extends Error {
  readonly fault: ObservationFault;

  constructor(fault: ObservationFault) {
    super(fault.kind);
    this.name = 'ObservationError';
    this.fault = fault;
  }
}
