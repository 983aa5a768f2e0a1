// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { ApiProblem, explain, mayPass, readProblem, ServerUnreachable } from './problem';

const notFound = {
  type: '/problems/flow-not-found',
  title: 'No such flow',
  status: 404,
  detail: 'There is no flow with this id.',
};

function answer(body: unknown, status: number): Response {
  const headers = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify(body), { status, headers });
}

test('a problem of the server is read as it is', async () => {
  expect(await readProblem(answer(notFound, 404))).toEqual(notFound);
});

test('an answer that is no problem document still has a title', async () => {
  const gateway = new Response('<html>', { status: 502, statusText: 'Bad Gateway' });
  expect(await readProblem(gateway)).toMatchObject({
    title: 'The server answered 502 Bad Gateway',
    status: 502,
  });
});

test('JSON that is no problem document still has a title', async () => {
  expect(await readProblem(answer([1], 500))).toMatchObject({ status: 500 });
});

test('every explanation says what to do', () => {
  const faults = [new ApiProblem(notFound), new ServerUnreachable(undefined), new Error('broken'), 'odd'];
  expect(faults.map((fault) => explain(fault).advice).filter((advice) => advice === '')).toEqual([]);
});

test('faults of the request are shown one by one', () => {
  const errors = [{ pointer: '/limit', detail: 'expected 1 to 200 but was 900' }];
  const fault = new ApiProblem({ ...notFound, type: '/problems/invalid-parameter', status: 400, errors });
  expect(explain(fault).faults).toEqual(errors);
});

test('only faults of the server and the network may pass', () => {
  const server = new ApiProblem({ type: 'about:blank', title: 'Busy', status: 503 });
  expect([server, new ServerUnreachable(undefined), new ApiProblem(notFound)].map(mayPass)).toEqual([
    true,
    true,
    false,
  ]);
});
