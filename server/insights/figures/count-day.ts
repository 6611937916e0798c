import type { Database, Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { DayFigures } from './contract.ts';
import { WAIT_STEPS_MS } from './rules.ts';

/** A program as its days are counted. */
export type CountedProgram = { readonly id: string; readonly currency: string; readonly timeZone: string };

/* One day, all of it from indexes: purchases and ledger by when they happened, cashback by its purchase. */
const COUNT = `
  with bounds as (
    select ($2::date)::timestamp at time zone $3 as since, ($2::date + 1)::timestamp at time zone $3 as until),
  bought as materialized (
    select p.id, p.user_id, case when p.currency = $4 then p.amount - p.refunded_amount else 0 end as net,
           extract(epoch from p.processed_at - greatest(p.created_at, p.completed_at)) * 1000 as wait
      from purchases p
     where p.program_id = $1 and p.completed_at is not null
       and p.occurred_at >= (select since from bounds) and p.occurred_at < (select until from bounds)),
  sold as (
    select count(*)::int as purchases, count(distinct user_id)::int as active, coalesce(sum(net), 0)::text as revenue
      from bought),
  waited as (
    select width_bucket(greatest(wait, 0)::float8, $5::float8[]) as step, count(*)::int as n
      from bought where wait is not null group by 1),
  back as (
    select coalesce(sum(t.amount - t.reversed_amount) filter (where t.status = 'completed' and t.currency = $4), 0)::text as paid,
           coalesce(sum(t.amount - t.reversed_amount) filter (
             where t.status in ('pending', 'processing', 'needs_review', 'failed') and t.currency = $4), 0)::text as owed,
           count(*) filter (where t.kind = 'earn' and t.status in ('completed', 'failed', 'needs_review'))::int as payouts,
           count(*) filter (where t.kind = 'earn' and t.status in ('failed', 'needs_review'))::int as failed
      from bought b join cashback_transactions t on t.purchase_id = b.id),
  given as (
    select coalesce(sum(delta) filter (where delta > 0), 0)::float8 as points,
           coalesce(-sum(delta) filter (where delta < 0), 0)::float8 as taken,
           count(*) filter (where kind = 'unlock')::int as unlocks
      from points_ledger
     where program_id = $1 and occurred_at >= (select since from bounds) and occurred_at < (select until from bounds))
  select sold.*, back.*, given.*,
         (select array_agg(coalesce(w.n, 0) order by s.step)
            from generate_series(0, array_length($5::float8[], 1)) as s(step) left join waited w on w.step = s.step) as waits
    from sold, back, given`;

type Row = {
  readonly purchases: number;
  readonly active: number;
  readonly revenue: string;
  readonly paid: string;
  readonly owed: string;
  readonly payouts: number;
  readonly failed: number;
  readonly points: number;
  readonly taken: number;
  readonly unlocks: number;
  readonly waits: number[];
};

/** Counts one day of a program from the facts themselves, as they stand now. */
export async function countDay(on: Database | Tx, program: CountedProgram, day: string): Promise<DayFigures> {
  const { id, currency, timeZone } = program;
  const [row] = await run<Row>(on, COUNT, [id, day, timeZone, currency, WAIT_STEPS_MS]);
  if (!row) throw new Error('counting a day gave no row');
  return {
    day,
    activeCustomers: row.active,
    purchases: row.purchases,
    revenue: BigInt(row.revenue),
    pointsIssued: row.points,
    pointsTaken: row.taken,
    unlocks: row.unlocks,
    cashbackPaid: BigInt(row.paid),
    cashbackOwed: BigInt(row.owed),
    payouts: row.payouts,
    payoutsFailed: row.failed,
    waits: row.waits,
  };
}
