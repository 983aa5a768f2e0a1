import { afterEach, describe, expect, it } from 'vitest';
import { portOver } from './port';
import type { Port } from './port';
import type { Handlers } from './serve';
import { nextTask, serve } from './serve';
import { WorkerClient } from './WorkerClient';

interface Sums {
  add: { params: [number, number]; result: number };
  slow: { params: null; result: string; progress: number };
  fail: { params: string; result: never };
}

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function wire(): [Port, Port] {
  const channel = new MessageChannel();
  channels.push(channel);
  channel.port1.start();
  channel.port2.start();
  return [portOver(channel.port1), portOver(channel.port2)];
}

/** A worker whose `slow` ends when the test says so. */
function setUp(): {
  client: WorkerClient<Sums, string, string>;
  worker: Port;
  started: number[];
  aborted: number[];
  finish(): void;
} {
  const [page, worker] = wire();
  const started: number[] = [];
  const aborted: number[] = [];
  const waiting: ((text: string) => void)[] = [];
  const handlers: Handlers<Sums> = {
    add: ([left, right]) => {
      started.push(left);
      return left + right;
    },
    slow: (_, { signal, report }) => {
      started.push(0);
      report(50);
      signal.addEventListener('abort', () => aborted.push(0));
      return new Promise((resolve) => waiting.push(resolve));
    },
    fail: (message) => {
      throw new Error(message);
    },
  };
  serve<Sums>(worker, handlers, (error) => (error as Error).message);
  const client = new WorkerClient<Sums, string, string>(page, (fault) => new Error(`told: ${fault}`));
  return { client, worker, started, aborted, finish: () => waiting.forEach((resolve) => resolve('done')) };
}

describe('calls to the worker', () => {
  it('are answered each with its own result, whatever the order', async () => {
    const { client } = setUp();
    expect(await Promise.all([client.call('add', [1, 2]), client.call('add', [3, 4])])).toEqual([3, 7]);
  });

  it('report progress and faults', async () => {
    const { client, finish } = setUp();
    const reports: number[] = [];
    const slow = client.call('slow', null, {
      onProgress: (report) => {
        reports.push(report);
        finish();
      },
    });
    expect(await slow).toBe('done');
    expect(reports).toEqual([50]);
    await expect(client.call('fail', 'no such thing')).rejects.toThrow('told: no such thing');
  });

  it('end at once when they are cancelled, and the worker hears of it', async () => {
    const { client, started, aborted } = setUp();
    const controller = new AbortController();
    const call = client.call('slow', null, {
      signal: controller.signal,
      onProgress: () => controller.abort('enough'),
    });
    await expect(call).rejects.toBe('enough');
    await client.call('add', [1, 1]);
    expect(started).toContain(0);
    expect(aborted).toEqual([0]);
  });

  it('are dropped by the worker when they are stale before their turn', async () => {
    const { client, started } = setUp();
    const stale = [10, 11, 12].map((value) => {
      const controller = new AbortController();
      const call = client.call('add', [value, 0], { signal: controller.signal });
      controller.abort('stale');
      return call.catch((reason: unknown) => reason);
    });
    expect(await client.call('add', [13, 0])).toBe(13);
    expect(await Promise.all(stale)).toEqual(['stale', 'stale', 'stale']);
    expect(started).toEqual([13]);
  });

  it('never start when they were cancelled before', async () => {
    const { client, started } = setUp();
    await expect(client.call('add', [1, 1], { signal: AbortSignal.abort('gone') })).rejects.toBe('gone');
    await nextTask();
    expect(started).toEqual([]);
  });

  it('all fail when the worker dies', async () => {
    const { client } = setUp();
    const call = client.call('slow', null);
    client.failAll(new Error('stopped'));
    await expect(call).rejects.toThrow('stopped');
  });
});

it('notices reach the listener unasked', async () => {
  const { client, worker } = setUp();
  const heard = new Promise((resolve) => client.listen(resolve));
  worker.send({ notice: 'no room' });
  expect(await heard).toBe('no room');
});
