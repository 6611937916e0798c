import type { Tone } from '#components/ui/status-badge.tsx';
import type { QueueHealth } from '#server/operations/queues/contract.ts';

export type QueueState = 'unattended' | 'givenUp' | 'behind' | 'working' | 'idle';

/** A job that could be run and was not, for so long, is late. */
const LATE_MS = 60_000;

export const QUEUE_TONES: Record<QueueState, Tone> = {
  unattended: 'bad',
  givenUp: 'bad',
  behind: 'warning',
  working: 'good',
  idle: 'good',
};

/** How a queue is, in one word: the gravest that is true of it. */
export function stateOf({ dead, oldestMs, waiting, active }: QueueHealth, isAttended: boolean): QueueState {
  if (!isAttended) return 'unattended';
  if (dead > 0) return 'givenUp';
  if (oldestMs !== null && oldestMs > LATE_MS) return 'behind';
  return waiting + active > 0 ? 'working' : 'idle';
}
