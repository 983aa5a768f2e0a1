import { describe, expect, it } from 'vitest';
import { SharedTask } from './SharedTask';

interface Running {
  task: SharedTask<string, number>;
  report(progress: number): void;
  finish(): void;
}

async function start(): Promise<Running> {
  const running: Partial<Running> = {};
  const task = new SharedTask<string, number>((_, report) => {
    running.report = report;
    return new Promise((resolve) => {
      running.finish = () => resolve('done');
    });
  });
  await Promise.resolve();
  return { ...(running as Running), task };
}

function ignore(): void {
  return undefined;
}

describe('SharedTask', () => {
  it('gives every caller the result and the progress', async () => {
    const { task, report, finish } = await start();
    const heard: number[] = [];
    const { signal } = new AbortController();
    const both = Promise.all([
      task.join(signal, (at) => heard.push(at)),
      task.join(signal, (at) => heard.push(at + 1)),
    ]);
    report(10);
    finish();
    expect(await both).toEqual(['done', 'done']);
    expect(heard).toEqual([10, 11]);
  });

  it('goes on while anyone waits', async () => {
    const { task, finish } = await start();
    const [first, second] = [new AbortController(), new AbortController()];
    const left = task.join(first.signal, ignore);
    const stayed = task.join(second.signal, ignore);
    first.abort('left');
    await expect(left).rejects.toBe('left');
    expect(task.abandoned).toBe(false);
    finish();
    expect(await stayed).toBe('done');
  });

  it('stops when the last caller has gone', async () => {
    const { task } = await start();
    const caller = new AbortController();
    const left = task.join(caller.signal, ignore);
    caller.abort('left');
    await expect(left).rejects.toBe('left');
    expect(task.abandoned).toBe(true);
  });

  it('tells every caller of a fault', async () => {
    const task = new SharedTask<string, number>(() => Promise.reject(new Error('gone')));
    await expect(task.join(new AbortController().signal, ignore)).rejects.toThrow('gone');
  });
});
