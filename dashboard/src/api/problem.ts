import type { Problem, ProblemFault } from './types';

/** The server answered, and the answer is a fault. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
  }
}

/** No answer came: the server is down, or the network is. */
export class ServerUnreachable extends Error {
  constructor(cause: unknown) {
    super('The server did not answer.', { cause });
    this.name = 'ServerUnreachable';
  }
}

/** What went wrong and what to do next, in words for the person on the page. */
export interface Explanation {
  title: string;
  detail: string;
  advice: string;
  faults: ProblemFault[];
}

const ADVICE: Record<string, string> = {
  'flow-not-found': 'Check the id in the address. Flows past their retention are removed for good.',
  'observation-not-found': 'Reload the flow: the observation may have passed its retention.',
  'dead-letter-not-found': 'Somebody may have retried or discarded it already.',
  'watch-not-found': 'Somebody may have deleted it already.',
  'invalid-parameter': 'Remove the filter that is named above.',
  'invalid-id': 'Copy the whole id: it is a UUID of 36 characters.',
  unauthenticated: 'Enter an API key that is valid for this server.',
  forbidden: 'Use a key of the team that owns this flow.',
  'quota-exceeded': 'Wait a moment; the page tries again by itself.',
  unavailable: 'The page tries again by itself. The server’s log names the failing part.',
};

export async function readProblem(response: Response): Promise<Problem> {
  const fallback = {
    type: 'about:blank',
    title: `The server answered ${response.status} ${response.statusText}`.trim(),
    status: response.status,
  };
  if (!response.headers.get('Content-Type')?.includes('json')) return fallback;
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? body : fallback;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body;
}

export function explain(error: unknown): Explanation {
  if (error instanceof ApiProblem) return explainProblem(error.problem);
  if (error instanceof ServerUnreachable) {
    return {
      title: 'The server cannot be reached',
      detail: `Nothing answers at ${location.origin}.`,
      advice: 'Start it with “make dev” or check the network. The page tries again by itself.',
      faults: [],
    };
  }
  return {
    title: 'This part of the page failed',
    detail: error instanceof Error ? error.message : String(error),
    advice: 'Reload the page. If it fails again, report the message above.',
    faults: [],
  };
}

function explainProblem(problem: Problem): Explanation {
  const name = problem.type.split('/').pop() ?? '';
  return {
    title: problem.title,
    detail: problem.detail ?? '',
    advice: ADVICE[name] ?? 'Try again; the server’s log has the details.',
    faults: problem.errors ?? [],
  };
}

/** A fault of the request repeats; a fault of the server or the network may pass. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.problem.status >= 500 || error.problem.status === 429;
  return error instanceof ServerUnreachable;
}
