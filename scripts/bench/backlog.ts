import { setTimeout as delay } from 'node:timers/promises';
import { JOBS, type QueueName } from '#server/jobs/contracts.ts';
import { type Contender, cloneBacklog } from './staging.ts';
import { startWorker } from './worker-process.ts';
import type { World } from './world.ts';

/** How the pipeline is run. */
export type PipelineShape = {
  readonly contender: Contender;
  /** Facts in one transaction, at most. */
  readonly batchSize: number;
  /** Processes. */
  readonly workers: number;
  /** Purchases in one job; one when absent. */
  readonly perJob?: number;
  /** Queues the workers serve; rewarding alone when absent. */
  readonly queues?: readonly QueueName[];
};
export type PipelineRun = { readonly purchasesPerSecond: number; readonly workerMegabytes: number };

const LOOK_MS = 10;
let warmedUp = 0;

/**
 * Measures the pipeline on a prepared backlog, purchases `from` .. `to` - 1 of the plan: worker processes are started and warmed
 * up, then all jobs appear in one commit; the clock runs from there until no purchase is left.
 */
export async function runPipeline(world: World, shape: PipelineShape, from: number, to: number): Promise<PipelineRun> {
  const { batchSize, workers, contender, queues = ['loyalty'] } = shape;
  const processes = await Promise.all(
    Array.from({ length: workers }, () => startWorker(world.sql, world.url, { batchSize, queues })),
  );
  try {
    await warmUp(world, batchSize);
    const seconds = await rewardBacklog(world, contender, [from, to], shape.perJob);
    const memory = await Promise.all(processes.map(({ stop }) => stop()));
    processes.length = 0;
    return { purchasesPerSecond: (to - from) / seconds, workerMegabytes: Math.max(...memory) };
  } finally {
    await Promise.all(processes.map(({ stop }) => stop()));
  }
}

/** Compiles what is hot, in processes and sessions, on purchases of a contender that nobody measures. */
async function warmUp(world: World, batchSize: number): Promise<void> {
  const count = batchSize === 1 ? world.size.warmUp / 5 : world.size.warmUp;
  await rewardBacklog(world, 'warmUp', [warmedUp, warmedUp + count]);
  warmedUp += count;
}

/**
 * Enqueues a backlog, `perJob` purchases a job (one, as single purchases come in), and waits until workers have rewarded it.
 * Answers seconds.
 */
export async function rewardBacklog(
  world: World,
  contender: Contender,
  [from, to]: readonly [number, number],
  perJob = 1,
): Promise<number> {
  const ids = await cloneBacklog(world.sql, contender, from, to);
  const jobs = Array.from({ length: Math.ceil(ids.length / perJob) }, (_, index) => ({
    data: { job: 'rewards.grant', payload: { purchaseIds: ids.slice(index * perJob, (index + 1) * perJob) } },
  }));
  const boss = await world.services.queue();
  await boss.insert(JOBS['rewards.grant'].queue, jobs);
  const started = performance.now();
  while (await isLeft(world, contender)) await delay(LOOK_MS);
  return (performance.now() - started) / 1_000;
}

async function isLeft({ sql, programIds }: World, contender: Contender): Promise<boolean> {
  const rows = await sql`
    select 1 from purchases where program_id = ${programIds[contender]} and not processed_for_loyalty
       and status in ('completed', 'partially_refunded', 'refunded') limit 1`;
  return rows.length > 0;
}
