import { type Enqueue, JOBS, type JobInput, type JobName, type JobPayload } from '#server/jobs/contracts.ts';
import type { Context } from '#server/kernel/context.ts';
import { HANDLERS } from '#workers/handlers.ts';

const PACE = { batchSize: 500 };

/** A context whose jobs wait in this process, and the doing of them. */
export type InProcess = { readonly ctx: Context; readonly finish: () => Promise<void> };

/**
 * Does a context's jobs here, with the worker's own handlers, instead of putting them into the queue. Should the process
 * die before they are done, a worker's sweep finds the rows they were about.
 */
export function workInProcess(ctx: Context): InProcess {
  const waiting: (() => Promise<unknown>)[] = [];
  const enqueue: Enqueue = async (_tx, job, payload) => {
    waiting.push(() => handle(own, job, payload));
  };
  const own: Context = { ...ctx, enqueue };
  const finish = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  return { ctx: own, finish };
}

function handle<N extends JobName>(ctx: Context, job: N, payload: JobInput<N>): Promise<unknown> {
  return HANDLERS[job](ctx, JOBS[job].payload.parse(payload) as JobPayload<N>, PACE);
}
