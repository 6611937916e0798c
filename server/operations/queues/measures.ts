import type { CashbackStatus } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import type { QueueHealth } from './contract.ts';
import { queueHealth } from './queries.ts';

const PAYOUTS = 'select status, count(*)::int as n from cashback_transactions group by status';
const UNREWARDED = `
  select coalesce(sum(n), 0)::int as n, (extract(epoch from $1::timestamptz - min(oldest)) * 1000)::float8 as oldest_ms
    from (select count(*) as n, min(completed_at) as oldest from purchases
           where completed_at is not null and not processed_for_loyalty
           union all select count(*), min(created_at) from refunds where not processed_for_loyalty
           union all select count(*), min(created_at) from activities where not processed_for_loyalty) as work`;
const WORKERS = `select count(*)::int as n from worker_heartbeats where seen_at > $1::timestamptz - interval '30 s'`;

export type Measures = {
  readonly queues: readonly QueueHealth[];
  readonly payouts: ReadonlyMap<CashbackStatus, number>;
  readonly unrewarded: { readonly count: number; readonly oldestMs: number | null };
  readonly workersAlive: number;
};

/** The numbers of the whole house, over all programs. Who may see them holds the token of the metrics, not a role. */
export async function measuresOf({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Measures> {
  const at = now().toISOString();
  const [queues, payouts, [unrewarded], [workers]] = await Promise.all([
    queueHealth({ db }),
    run<{ status: CashbackStatus; n: number }>(db, PAYOUTS),
    run<{ n: number; oldest_ms: number | null }>(db, UNREWARDED, [at]),
    run<{ n: number }>(db, WORKERS, [at]),
  ]);
  return {
    queues,
    payouts: new Map(payouts.map(({ status, n }) => [status, n])),
    unrewarded: { count: unrewarded?.n ?? 0, oldestMs: unrewarded?.oldest_ms ?? null },
    workersAlive: workers?.n ?? 0,
  };
}
