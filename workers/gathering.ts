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

/** A pause that ends early when `stopping` is aborted. */
export type Pause = (ms: number, stopping: AbortSignal | undefined) => Promise<void>;

/**
 * Works at once (a job that comes after a silence waits for nobody), then holds the worker back until its queue may be asked
 * again. A failure is passed on without a pause: the queue itself waits before it tries again.
 */
export async function gathering<T>(
  queue: QueueName,
  stopping: AbortSignal | undefined,
  work: () => Promise<T>,
  pause: Pause = pauseFor,
): Promise<T> {
  const began = performance.now();
  const done = await work();
  const leftMs = GATHER_MS[queue] - (performance.now() - began);
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
