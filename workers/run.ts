import type { Job, JobResult, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { faultMessage, isPassing } from '#db/faults.ts';
import { JOBS, type JobName, type JobPayload, QUEUES, type QueueName } from '#server/jobs/contracts.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { LANES } from '#server/loyalty/rewards/rules.ts';
import type { Services } from '#server/runtime/services.ts';
import { gathering } from './gathering.ts';
import { HANDLERS, type Handlers, type Pace } from './handlers.ts';

/** Batches of one queue that a process works on at the same time: one computes while the other waits for the database. */
const CONCURRENCY = 2;
/** Rewarding does that itself, with batches that share no customer. */
const REWARDING = 1;
/** A worker that fetches one job at a time pauses after each, however many wait. */
const FEWEST_FETCHED = 10;
/** A job that calls a stranger's machine waits for it; each has a place of its own, so that others go on meanwhile. */
const CALLS_AT_ONCE = 8;
const POLL_SECONDS = 1;
const NOTIFIED_POLL_SECONDS = 5;

const envelope = z.object({ job: z.enum(Object.keys(JOBS) as [JobName]), payload: z.unknown() });

const carried = z.object({ payload: z.record(z.string(), z.array(z.unknown())) });

type Ids = Readonly<Record<string, readonly string[]>>;
type Read = { readonly id: string; readonly job: JobName; readonly payload: Ids };

/** Begins to work on the queues. Workers wake when a job is sent, and look every few seconds in any case. */
export async function runQueues(
  boss: PgBoss,
  services: Services,
  pace: Pace,
  queues: readonly QueueName[] = QUEUES,
): Promise<void> {
  const options = {
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: NOTIFIED_POLL_SECONDS,
  } as const;
  for (const queue of queues) {
    const sized = { ...options, ...sizesOf(queue, pace) };
    await boss.work<unknown, unknown, typeof sized>(queue, sized, (jobs) => {
      const fetched = { queue, ids: idsIn(jobs), full: jobs.length >= sized.batchSize };
      return gathering(fetched, pace.stopping, () => runJobs(services, jobs, pace));
    });
  }
}

function sizesOf(queue: QueueName, { batchSize }: Pace) {
  if (queue === 'webhooks') return { batchSize: 1, localConcurrency: CALLS_AT_ONCE };
  if (queue === 'history') return { batchSize: 1, localConcurrency: 1 };
  if (queue === 'loyalty')
    return { batchSize: Math.max(batchSize * LANES, FEWEST_FETCHED), localConcurrency: REWARDING };
  return { batchSize: Math.max(batchSize, FEWEST_FETCHED), localConcurrency: CONCURRENCY };
}

/**
 * Runs fetched jobs, all of a kind in one call of its verb, and answers for each by itself. What cannot be read or is
 * refused goes to the dead letters; anything else that fails is tried again.
 */
export async function runJobs(
  services: Services,
  jobs: readonly Job<unknown>[],
  pace: Pace,
  handlers: Handlers = HANDLERS,
): Promise<JobResult[]> {
  const readable: Read[] = [];
  const results: JobResult[] = [];
  for (const { id, data } of jobs) {
    const read = readJob(id, data);
    if ('status' in read) results.push(read);
    else readable.push(read);
  }
  for (const [job, group] of Map.groupBy(readable, (read) => read.job)) {
    results.push(...(await runGroup(services, job, group, pace, handlers)));
  }
  return results;
}

/** How many ids fetched jobs carry, as far as they can be read. */
function idsIn(jobs: readonly Job<unknown>[]): number {
  const lists = jobs.flatMap(({ data }) => Object.values(carried.safeParse(data).data?.payload ?? {}));
  return lists.reduce((count, ids) => count + ids.length, 0);
}

function readJob(id: string, data: unknown): Read | JobResult {
  const opened = envelope.safeParse(data);
  if (!opened.success) return { id, status: 'deadletter', output: { message: 'this is no job of the house' } };
  const { job, payload } = opened.data;
  const read = JOBS[job].payload.safeParse(payload);
  if (!read.success) return { id, status: 'deadletter', output: { message: z.prettifyError(read.error) } };
  return { id, job, payload: read.data };
}

/** When many jobs fail together for a reason of one of them, each is run alone. */
async function runGroup<N extends JobName>(
  services: Services,
  job: N,
  group: readonly Read[],
  pace: Pace,
  handlers: Handlers,
): Promise<JobResult[]> {
  try {
    const ctx = services.contextFor({ kind: 'job', job }, newId());
    await handlers[job](ctx, merged(group) as JobPayload<N>, pace);
    return group.map(({ id }) => ({ id, status: 'completed' }));
  } catch (error) {
    if (pace.stopping?.aborted) return group.map(({ id }) => failed(id, error));
    services.log.warn({ err: error, job, jobs: group.length }, 'a job failed');
    if (group.length === 1 || isPassing(error)) return group.map(({ id }) => failed(id, error));
    const results: JobResult[] = [];
    for (const one of group) results.push(...(await runGroup(services, job, [one], pace, handlers)));
    return results;
  }
}

function failed(id: string, error: unknown): JobResult {
  if (!(error instanceof Refusal)) return { id, status: 'failed', output: { message: faultMessage(error) } };
  return { id, status: 'deadletter', output: { code: error.code, message: error.message } };
}

/** One payload with the ids of all. */
function merged(group: readonly Read[]): Ids {
  const [first, ...rest] = group;
  if (rest.length === 0) return first?.payload ?? {};
  const all = new Map<string, string[]>();
  for (const { payload } of group) {
    for (const [name, ids] of Object.entries(payload)) {
      const known = all.get(name);
      if (known) known.push(...ids);
      else all.set(name, [...ids]);
    }
  }
  return Object.fromEntries(all);
}
