import { setTimeout as delay } from 'node:timers/promises';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { rewardBacklog } from './backlog.ts';
import type { PlannedPurchase } from './purchase-plan.ts';
import { percentile } from './statistics.ts';
import { startWorker } from './worker-process.ts';
import type { World } from './world.ts';

/** Milliseconds from a purchase to its rewards. */
export type Latency = {
  readonly purchases: number;
  readonly perSecond: number;
  /** From the commit of the purchase to the commit of its rewards; null where the server keeps no commit times. */
  readonly commits: Percentiles | null;
  /** From `completed_at` to `processed_at`, as the rows have them. */
  readonly rows: Percentiles;
  readonly workerMegabytes: number;
};
export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };

const WAIT_MS = 120_000;

/**
 * Measures on a shop that has been open for a while: `history` purchases are rewarded, paid and told of first, and nothing of
 * them is left to do. Then purchases come in one by one at a steady rate, through the verb the web calls, whether or not earlier ones are done; one worker
 * process, as the product runs it, is woken for them. It also pays and notifies.
 */
export async function measureLatency(world: World): Promise<Latency> {
  const { latencyRate, latencySeconds } = world.size;
  const worker = await startWorker(world.sql, world.url, {
    batchSize: 500,
    queues: ['loyalty', 'payments', 'notifications'],
  });
  await openShop(world);
  const warmUp = latencyRate * 5;
  const purchases = latencyRate * latencySeconds;
  await sendSteadily(world, 0, warmUp);
  await sendSteadily(world, warmUp, purchases);
  await untilRewarded(world);
  const workerMegabytes = await worker.stop();
  return { purchases, perSecond: latencyRate, workerMegabytes, ...(await readLatency(world, warmUp)) };
}

/** Fills the books, waits until the worker has nothing left to do, and lets the server take stock of its tables. */
async function openShop(world: World): Promise<void> {
  await rewardBacklog(world, 'latency', [0, world.size.history]);
  await until(async () => {
    const [row] = await world.sql<{ left: boolean }[]>`
      select exists (select from cashback_transactions where status in ('pending', 'processing'))
          or exists (select from pgboss.job where state < 'completed') as "left"`;
    return row?.left === false;
  });
  await world.sql.unsafe('vacuum analyze');
}

async function sendSteadily(world: World, from: number, count: number): Promise<void> {
  const started = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let index = 0; index < count; index += 1) {
    const dueMs = (index * 1_000) / world.size.latencyRate;
    const earlyMs = dueMs - (performance.now() - started);
    if (earlyMs > 1) await delay(earlyMs);
    sent.push(send(world, from + index));
  }
  await Promise.all(sent);
}

async function send(world: World, index: number): Promise<void> {
  const planned = world.plan[index % world.plan.length];
  if (!planned) return;
  const ctx = world.services.contextFor({ kind: 'operator', command: 'bench' });
  await recordPurchase(ctx, {
    programId: world.programIds.latency,
    source: 'bench',
    purchase: asSent(planned, `live-${index}`),
  });
}

/** A planned purchase as a partner sends it, bought now. */
export function asSent({ customer, amount, items }: PlannedPurchase, orderId: string) {
  return {
    orderId,
    customer: { externalId: `customer-${customer + 1}` },
    amount,
    currency: 'NGN',
    status: 'completed' as const,
    channel: 'web',
    items: [...items],
  };
}

async function untilRewarded({ sql, programIds }: World): Promise<void> {
  await until(async () => {
    const [row] =
      await sql`select 1 from purchases where program_id = ${programIds.latency} and not processed_for_loyalty limit 1`;
    return row === undefined;
  });
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error('the worker was left with work that it should have done by now');
    await delay(100);
  }
}

type LatencyRow = { commits: number | null; rows: number };

async function readLatency({ sql, programIds }: World, warmUp: number): Promise<Pick<Latency, 'commits' | 'rows'>> {
  const [kept] = await sql<{ on: boolean }[]>`select current_setting('track_commit_timestamp') = 'on' as "on"`;
  const commits = kept?.on
    ? sql`extract(epoch from pg_xact_commit_timestamp(t.xmin) - pg_xact_commit_timestamp(e.xmin))::float8 * 1000`
    : sql`null::float8`;
  const found = await sql<LatencyRow[]>`
    select ${commits} as commits, extract(epoch from p.processed_at - p.completed_at)::float8 * 1000 as rows
      from purchases p
      join reward_traces t on t.fact_id = p.id
      join events e on e.subject_id = p.id and e.type = 'purchase.completed' and e.program_id = p.program_id
     where p.program_id = ${programIds.latency} and p.order_id like 'live-%' and substr(p.order_id, 6)::int >= ${warmUp}`;
  const known = found.flatMap(({ commits: ms }) => (ms === null ? [] : [ms]));
  return { commits: kept?.on ? percentiles(known) : null, rows: percentiles(found.map(({ rows }) => rows)) };
}

function percentiles(numbers: readonly number[]): Percentiles {
  const at = (share: number) => Math.round(percentile(numbers, share) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
