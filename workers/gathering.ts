import { setTimeout as delay } from 'node:timers/promises';
import type { QueueName } from '#server/jobs/contracts.ts';

/**
 * A worker fetches from a queue no more often than this, in milliseconds. A batch of five costs the database hardly more than
 * a batch of one: what comes in meanwhile is done together, so a steady stream takes a third less of the machine. A webhook has
 * a batch of its own whatever comes.
 */
const GATHER_MS: Readonly<Record<QueueName, number>> = {
  loyalty: 60,
  payments: 150,
  notifications: 300,
  webhooks: 0,
  history: 0,
};
/** A stream of so many facts in that time is left to gather longer, in proportion, where the machine has the most to gain. */
const CALM = 12;
const LONGEST = 4;

/** A pause that ends early when `stopping` is aborted. */
export type Pause = (ms: number, stopping: AbortSignal | undefined) => Promise<void>;

/** What was fetched: from where, how much there is to do for it, and whether more may be waiting already. */
export type Fetched = { readonly queue: QueueName; readonly ids: number; readonly full: boolean };

/**
 * Works at once (a job that comes after a silence waits for nobody), then holds the worker back until its queue may be asked
 * again; a full batch means a backlog, which waits for nothing. A failure is passed on without a pause: the queue itself waits
 * before it tries again.
 */
export async function gathering<T>(
  { queue, ids, full }: Fetched,
  stopping: AbortSignal | undefined,
  work: () => Promise<T>,
  pause: Pause = pauseFor,
): Promise<T> {
  const began = performance.now();
  const done = await work();
  if (full) return done;
  const stream = Math.min(LONGEST, Math.max(1, ids / CALM));
  const leftMs = GATHER_MS[queue] * stream - (performance.now() - began);
  if (leftMs > 0) await pause(leftMs, stopping);
  return done;
}

/** Waits so long, or until `stopping` is aborted. */
export async function pauseFor(ms: number, stopping: AbortSignal | undefined): Promise<void> {
  await delay(ms, undefined, stopping ? { signal: stopping } : {}).catch(endedEarly);
}

function endedEarly(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
