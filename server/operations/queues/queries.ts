import { desc, gt } from 'drizzle-orm';
import { workerHeartbeats } from '#db/schema/workers.ts';
import { run } from '#db/statement.ts';
import { QUEUES } from '#server/jobs/contracts.ts';
import { deadLettersOf } from '#server/jobs/queues.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import {
  type DoneMinute,
  HISTORY_MINUTES,
  type Percentiles,
  type QueueHealth,
  type QueuesView,
  STATS_WINDOW_MINUTES,
  type WorkerView,
} from './contract.ts';

/** A worker that was silent for longer is taken for dead. */
const ALIVE_MS = 30_000;
const MINUTE_MS = 60_000;

/* By the queue's own clock: its times are the database's. Done jobs stay for an hour; the newest are enough for percentiles. */
const DEPTHS = `
  select name,
         count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting,
         count(*) filter (where state in ('created', 'retry') and start_after > now())::int as deferred,
         count(*) filter (where state = 'active')::int as active,
         (extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now()))
            * 1000)::float8 as oldest_ms
    from pgboss.job where name = any($1::text[]) and state < 'completed' group by name`;

const SPEEDS = `
  select name, count(*)::int as done,
         percentile_cont(array[0.5, 0.95, 0.99]) within group (
           order by greatest(extract(epoch from started_on - greatest(start_after, created_on)), 0) * 1000) as wait,
         percentile_cont(array[0.5, 0.95, 0.99]) within group (
           order by extract(epoch from completed_on - started_on) * 1000) as run
    from pgboss.job
   where name = any($1::text[]) and state = 'completed' and completed_on > now() - make_interval(mins => $2)
   group by name`;

const UNREWARDED = `
  select coalesce(sum(n), 0)::int as n, (extract(epoch from $2::timestamptz - min(oldest)) * 1000)::float8 as oldest_ms
    from (select count(*) as n, min(completed_at) as oldest from purchases
           where program_id = $1 and not processed_for_loyalty and status in ('completed', 'partially_refunded', 'refunded')
           union all
          select count(*), min(created_at) from refunds where program_id = $1 and not processed_for_loyalty
           union all
          select count(*), min(created_at) from activities where program_id = $1 and not processed_for_loyalty) as work`;

const MINUTES = `
  select floor(extract(epoch from now() - completed_on) / 60)::int as ago, count(*)::int as done
    from pgboss.job
   where name = any($1::text[]) and state = 'completed' and completed_on > now() - make_interval(mins => $2)
   group by 1`;

type Depth = {
  readonly name: string;
  readonly waiting: number;
  readonly deferred: number;
  readonly active: number;
  readonly oldest_ms: number | null;
};
type Speed = { readonly name: string; readonly done: number; readonly wait: number[]; readonly run: number[] };

/** How the queues are doing, who works on them, and what of this program still waits to be rewarded. */
export async function queuesView(ctx: Context, programId: string): Promise<QueuesView> {
  requireMay(ctx.actor, 'queue.read', { programId });
  const now = ctx.now();
  const [queues, workers, [unrewarded]] = await Promise.all([
    queueHealth(ctx),
    workersOf(ctx),
    run<{ n: number; oldest_ms: number | null }>(ctx.db, UNREWARDED, [programId, now.toISOString()]),
  ]);
  const { n: count = 0, oldest_ms: oldestMs = null } = unrewarded ?? {};
  return { asOf: now, queues, workers, unrewarded: { count, oldestMs } };
}

/** How many jobs were done in each minute of the last hour, the oldest first; those of all programs. */
export async function doneByMinute(ctx: Context, programId: string): Promise<DoneMinute[]> {
  requireMay(ctx.actor, 'queue.read', { programId });
  const now = ctx.now().getTime();
  const rows = await run<{ ago: number; done: number }>(ctx.db, MINUTES, [[...QUEUES], HISTORY_MINUTES]);
  const done = new Map(rows.map((row) => [row.ago, row.done]));
  return Array.from({ length: HISTORY_MINUTES }, (_, at) => {
    const ago = HISTORY_MINUTES - 1 - at;
    return { at: new Date(now - (ago + 1) * MINUTE_MS), done: done.get(ago) ?? 0 };
  });
}

/** How many workers were heard lately. */
export async function workersAlive(ctx: Context, programId: string): Promise<number> {
  requireMay(ctx.actor, 'queue.read', { programId });
  const fresh = new Date(ctx.now().getTime() - ALIVE_MS);
  return ctx.db.$count(workerHeartbeats, gt(workerHeartbeats.seenAt, fresh));
}

/** The state of every queue of the house. The caller has asked whether it may be seen. */
export async function queueHealth(ctx: Pick<Context, 'db'>): Promise<QueueHealth[]> {
  const names = QUEUES.flatMap((queue) => [queue, deadLettersOf(queue)]);
  const [depths, speeds] = await Promise.all([
    run<Depth>(ctx.db, DEPTHS, [names]),
    run<Speed>(ctx.db, SPEEDS, [[...QUEUES], STATS_WINDOW_MINUTES]),
  ]);
  const depthOf = new Map(depths.map((row) => [row.name, row]));
  const speedOf = new Map(speeds.map((row) => [row.name, row]));
  return QUEUES.map((queue) => {
    const depth = depthOf.get(queue);
    const dead = depthOf.get(deadLettersOf(queue));
    const speed = speedOf.get(queue);
    return {
      queue,
      waiting: depth?.waiting ?? 0,
      deferred: depth?.deferred ?? 0,
      active: depth?.active ?? 0,
      dead: (dead?.waiting ?? 0) + (dead?.deferred ?? 0),
      oldestMs: depth?.oldest_ms ?? null,
      donePerMinute: (speed?.done ?? 0) / STATS_WINDOW_MINUTES,
      wait: percentiles(speed?.wait),
      run: percentiles(speed?.run),
    };
  });
}

function percentiles(values: readonly number[] | undefined): Percentiles | null {
  const [p50, p95, p99] = values ?? [];
  return p50 === undefined || p95 === undefined || p99 === undefined ? null : { p50, p95, p99 };
}

async function workersOf({ db, now }: Context): Promise<WorkerView[]> {
  const rows = await db.select().from(workerHeartbeats).orderBy(desc(workerHeartbeats.seenAt)).limit(100);
  const fresh = now().getTime() - ALIVE_MS;
  return rows.map((row) => ({ ...row, isAlive: row.seenAt.getTime() > fresh }));
}
