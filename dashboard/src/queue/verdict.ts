import type { QueueStatus } from '../api/types';
import { count, duration, percent } from '../design/format';
import { type Sentence, strong } from '../design/Sentence';

/** Longer than this, and the queue is behind rather than busy. */
const BEHIND_SECONDS = 10;

/** As long without a stored flow, and nobody works on it. */
const STALLED_SECONDS = 120;

/** How the queue does, in one or two sentences: what an operator wants to know before any number. */
export function verdictOf(status: QueueStatus): Sentence {
  return [...waitingIn(status), ...deadIn(status)];
}

function waitingIn(status: QueueStatus): Sentence {
  const { waiting, oldest } = status;
  if (isFull(status)) return [strong('The queue is full:'), ' new flows are refused until some are stored.'];
  if (waiting.entries === 0 || oldest === null) return [strong('Nothing waits.')];
  const age = duration(oldest.ageSeconds * 1_000);
  if (isStalled(status)) {
    return [strong('Nothing is being stored:'), ` ${flows(waiting.entries)}, the oldest for ${age}.`];
  }
  const behind = oldest.ageSeconds > BEHIND_SECONDS ? ' Storing falls behind.' : '';
  return [strong(flows(waiting.entries)), `, the oldest for ${age}.${behind}`];
}

function flows(waiting: number): string {
  return `${count(waiting)} ${waiting === 1 ? 'flow waits' : 'flows wait'}`;
}

function deadIn({ dead }: QueueStatus): Sentence {
  if (dead === 0) return [];
  return [
    ' ',
    strong(count(dead)),
    dead === 1 ? ' was set aside and waits' : ' were set aside and wait',
    ' for a decision.',
  ];
}

function isFull(status: QueueStatus): boolean {
  return fullness(status) >= 1;
}

function isStalled({ oldest, donePerMinute }: QueueStatus): boolean {
  const lately = donePerMinute.slice(-1 - STALLED_SECONDS / 60);
  return (oldest?.ageSeconds ?? 0) > STALLED_SECONDS && lately.every((done) => done === 0);
}

/** The share of what the queue may hold, from 0 to 1; the dead count as well. */
function fullness({ waiting, dead, limits }: QueueStatus): number {
  return Math.max((waiting.entries + dead) / limits.entries, waiting.bytes / limits.bytes);
}

/** "0.1% of the limit". */
export function fullnessWords(status: QueueStatus): string {
  return `${percent(Math.min(1, fullness(status)))} of the limit`;
}
