import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { JOBS, QUEUES } from '#server/jobs/contracts.ts';
import { type PipelineShape, rewardBacklog, runPipeline } from './backlog.ts';
import { createFloor, type FloorContender, runFloor } from './floor.ts';
import { runIngest } from './ingest.ts';
import { enqueueNaive, runNaive } from './naive.ts';
import { recordedBatches, startRecording, stopRecording, typeRecording } from './recording.ts';
import { type Contender, cloneBacklog } from './staging.ts';
import { startWorker } from './worker-process.ts';
import type { World } from './world.ts';

/** One measured way of doing the work. `places` of the plan it gets in a round: from the first of the round on. */
export type Entry = {
  readonly name: string;
  readonly key: Contender | 'ingest';
  readonly run: (world: World, round: number) => Promise<EntryRun>;
};
export type EntryRun = { readonly perSecond: number; readonly workerMegabytes?: number };

const SHAPES: readonly (PipelineShape & { readonly name: string })[] = [
  { name: 'pipeline, 500 a batch, 1 worker', contender: 'batch', batchSize: 500, workers: 1 },
  { name: 'pipeline, 500 a batch, 2 workers', contender: 'batchTwo', batchSize: 500, workers: 2 },
  { name: 'pipeline, 100 a batch, 1 worker', contender: 'hundred', batchSize: 100, workers: 1 },
  { name: 'pipeline, 100 a batch, 2 workers', contender: 'hundredTwo', batchSize: 100, workers: 2 },
  { name: 'pipeline, 1 a batch, 1 worker', contender: 'single', batchSize: 1, workers: 1 },
  { name: 'pipeline, 1 a batch, 2 workers', contender: 'singleTwo', batchSize: 1, workers: 2 },
  { name: 'pipeline, jobs of 500, 1 worker', contender: 'batchJobs', batchSize: 500, workers: 1, perJob: 500 },
  {
    name: 'pipeline that also pays, 500, 1 worker',
    contender: 'everything',
    batchSize: 500,
    workers: 1,
    queues: QUEUES,
  },
];

/** Everything that is run once a round, in this order in odd rounds and backwards in even ones. */
export const ENTRIES: readonly Entry[] = [
  {
    name: 'ingest, 500 a call',
    key: 'ingest',
    run: async (world, round) => ({ perSecond: await runIngest(world, round) }),
  },
  {
    name: 'floor: one SQL function, 500 a batch',
    key: 'floor',
    run: (world, round) => runFloorRound(world, 'floor', round, 1),
  },
  {
    name: 'floor on 2 connections, each half the customers',
    key: 'floorTwo',
    run: (world, round) => runFloorRound(world, 'floorTwo', round, 2),
  },
  ...SHAPES.map(
    (shape): Entry => ({
      name: shape.name,
      key: shape.contender,
      run: (world, round) => runShape(world, shape, round),
    }),
  ),
  { name: 'naive pipeline', key: 'naive', run: runNaiveRound },
];

/** Lets the pipeline work through all rounds once, unmeasured, and keeps what it writes for the floor. */
export async function recordRounds(world: World): Promise<void> {
  const { sql, size } = world;
  await startRecording(sql);
  const worker = await startWorker(sql, world.url, { batchSize: 500, queues: ['loyalty'] });
  for (let round = 0; round < size.rounds; round += 1) {
    await rewardBacklog(world, 'recorded', [round * size.backlog, (round + 1) * size.backlog]);
  }
  await worker.stop();
  await stopRecording(sql);
  await typeRecording(sql, 'floor', false);
  await typeRecording(sql, 'floorTwo', true);
  for (const contender of ['floor', 'floorTwo'] as const) await createFloor(sql, contender);
}

async function runShape(world: World, shape: PipelineShape, round: number): Promise<EntryRun> {
  const from = round * world.size.backlog;
  const count = shape.batchSize === 1 ? world.size.singles : world.size.backlog;
  const { purchasesPerSecond, workerMegabytes } = await runPipeline(world, shape, from, from + count);
  await forgetJobs(world);
  return { perSecond: purchasesPerSecond, workerMegabytes };
}

async function runFloorRound(
  world: World,
  contender: FloorContender,
  round: number,
  connections: number,
): Promise<EntryRun> {
  const { backlog } = world.size;
  await cloneBacklog(world.sql, contender, round * backlog, (round + 1) * backlog);
  const whole = batchesOfRound(await recordedBatches(world.sql), backlog, round);
  const batches = connections === 1 ? whole : whole.flatMap((batch) => [batch * 2, batch * 2 + 1]);
  const seconds = await runFloor(world.sql, contender, batches, connections);
  return { perSecond: backlog / seconds };
}

/** The recorded transactions never reach from one round into the next: each was waited for. */
function batchesOfRound(
  batches: readonly { batch: number; purchases: number }[],
  backlog: number,
  round: number,
): number[] {
  let before = 0;
  return batches.flatMap(({ batch, purchases }) => {
    const isOfRound = Math.floor(before / backlog) === round;
    before += purchases;
    return isOfRound ? [batch] : [];
  });
}

async function runNaiveRound(world: World, round: number): Promise<EntryRun> {
  const { naive, backlog } = world.size;
  const boss = await world.services.queue();
  await enqueueNaive(boss, await cloneBacklog(world.sql, 'naive', round * backlog, round * backlog + naive));
  const sql = postgres(world.url, { max: 1, onnotice: () => undefined });
  try {
    return { perSecond: naive / (await runNaive(sql, boss)) };
  } finally {
    await sql.end();
  }
}

/** Payments and notifications that follow from a measured run belong to nobody's measurement. */
async function forgetJobs(world: World): Promise<void> {
  const boss = await world.services.queue();
  for (const job of ['cashback.pay', 'notification.deliver'] as const) await boss.deleteAllJobs(JOBS[job].queue);
  await delay(0);
}
