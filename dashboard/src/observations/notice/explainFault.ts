import { bytes, count } from '../../design/format';
import type { ObservationFault } from '../load/fault';

export interface FaultExplanation {
  title: string;
  detail: string;
  advice: string;
  /** Another try may help. */
  retry: boolean;
  /** The bytes can still be had as they are. */
  download: boolean;
}

/** Each fault in words, with what to do about it. */
export function explainFault(fault: ObservationFault): FaultExplanation {
  switch (fault.kind) {
    case 'not-found':
      return say(
        'This observation does not exist',
        fault.detail,
        'Reload the flow. It may have passed its retention, or belong to another team.',
      );
    case 'expired':
      return say(
        'This observation has passed its retention',
        fault.detail,
        'Only its metadata is left. A longer retention keeps the data of future flows.',
      );
    case 'blob-missing':
      return {
        ...say(
          'The data of this observation is missing',
          fault.detail,
          'Its metadata is intact. Whoever runs the server should look for the object in the payload store.',
        ),
        retry: true,
      };
    case 'unauthorised':
      return say(
        'You may not read this observation',
        fault.detail,
        'Sign in, or use a key of the team that owns the flow.',
      );
    case 'server':
      return {
        ...say(
          `The server answered ${fault.status}`,
          fault.detail,
          'Try again in a moment. The server’s log names the failing part.',
        ),
        retry: true,
      };
    case 'offline':
      return {
        ...say(
          'The server cannot be reached',
          'This observation is not kept in this browser yet.',
          'Check the connection, then try again. Observations opened in the last three days still open.',
        ),
        retry: true,
      };
    case 'too-large':
      return {
        ...say(
          'This observation is too large to show',
          `It has ${bytes(fault.bytes)}; the page reads up to ${bytes(fault.limit)}.`,
          'Download it and look at it with another tool.',
        ),
        download: true,
      };
    case 'damaged':
      return {
        ...say(
          'The data arrived damaged',
          'It cannot be decompressed.',
          'Try again. If it stays, the stored object is damaged.',
        ),
        retry: true,
        download: true,
      };
    case 'malformed':
      return {
        ...say(
          'This observation is not valid JSON',
          malformedAt(fault),
          'Download it to look at that place.',
        ),
        download: true,
      };
    case 'internal':
      return {
        ...say(
          'The page failed to read this observation',
          fault.detail,
          'Try again. Please report it if it happens twice.',
        ),
        retry: true,
        download: true,
      };
  }
}

function say(title: string, detail: string, advice: string): FaultExplanation {
  return { title, detail, advice, retry: false, download: false };
}

function malformedAt({
  expected,
  offset,
  line,
  column,
}: Extract<ObservationFault, { kind: 'malformed' }>): string {
  return `Expected ${expected} at byte ${count(offset)} (line ${count(line)}, column ${count(column)}).`;
}
