import type { Database } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { SoldLine } from './rules/cancellations.ts';
import type { Cancellation } from './rules/orders.ts';

/** Refunds of a cancellation are named after it and the purchase they belong to. */
export function refundName(cancellationId: string, orderId: string): string {
  return `${cancellationId}/${orderId}`;
}

const SALES = `
  with buyer as (
    select id from users where program_id = $1::uuid
       and case when $2::text is not null then external_id = $2::text else email = $3::text end),
  bought as (
    select p.id, p.order_id, p.occurred_at from purchases p join buyer on p.user_id = buyer.id
     where p.program_id = $1::uuid and p.completed_at is not null and p.currency = $4::text and p.occurred_at <= $5::timestamptz),
  returned as (
    select r.purchase_id, (l->>'index')::int as line_index, sum((l->>'quantity')::bigint) as quantity,
           sum((l->>'quantity')::bigint) filter (where r.external_id = $7::text || '/' || b.order_id) as covered
      from bought b join refunds r on r.purchase_id = b.id cross join jsonb_array_elements(r.lines) l
     where jsonb_typeof(r.lines) = 'array'
     group by 1, 2)
  select b.id as "purchaseId", b.order_id as "orderId", (extract(epoch from b.occurred_at) * 1000)::bigint::text as "atMs",
         i.line_index as index, i.sku, i.unit_amount::text as "unitAmount",
         (i.quantity - coalesce(r.quantity, 0))::int as left, coalesce(r.covered, 0)::int as covered
    from bought b join purchase_items i on i.purchase_id = b.id
    left join returned r on r.purchase_id = b.id and r.line_index = i.line_index
   where i.sku in (select value from json_array_elements_text($6::json))`;

type SaleRow = Omit<SoldLine, 'atMs' | 'unitAmount'> & { atMs: string; unitAmount: string };

/** What a customer bought of the SKUs of a cancellation before it. */
export async function earlierSales(db: Database, programId: string, cancellation: Cancellation): Promise<SoldLine[]> {
  const { orderId, externalId, email, currency, atMs, lines } = cancellation;
  const skus = JSON.stringify([...new Set(lines.map((line) => line.sku))]);
  const at = new Date(atMs).toISOString();
  const rows = await run<SaleRow>(db, SALES, [programId, externalId, email, currency, at, skus, orderId]);
  return rows.map((row) => ({ ...row, atMs: Number(row.atMs), unitAmount: BigInt(row.unitAmount) }));
}

const REFUNDS = `
  select r.amount::text as amount from users u
    join refunds r on r.user_id = u.id and r.program_id = u.program_id join purchases p on p.id = r.purchase_id
   where u.program_id = $1::uuid and case when $2::text is not null then u.external_id = $2::text else u.email = $3::text end
     and r.external_id = $4::text || '/' || p.order_id`;

/** The amounts of the refunds that a cancellation has become so far. */
export async function refundsOfCancellation(
  db: Database,
  programId: string,
  cancellation: Cancellation,
): Promise<bigint[]> {
  const { orderId, externalId, email } = cancellation;
  const rows = await run<{ amount: string }>(db, REFUNDS, [programId, externalId, email, orderId]);
  return rows.map((row) => BigInt(row.amount));
}

/** Sums of a program, for telling what a run changed. Amounts by currency, in minor units. */
export type ProgramTotals = {
  readonly customers: number;
  readonly points: number;
  readonly unlocks: number;
  readonly badges: number;
  readonly cashback: Readonly<Record<string, bigint>>;
  readonly waiting: number;
};

const TOTALS = `
  select (select count(*)::int from users where program_id = $1::uuid and role = 'customer') as customers,
         (select coalesce(sum(delta), 0)::text from points_ledger where program_id = $1::uuid) as points,
         (select count(*)::int from user_achievements where program_id = $1::uuid and unlocked_at is not null) as unlocks,
         (select count(*)::int from user_badges where program_id = $1::uuid and revoked_at is null) as badges,
         (select coalesce(json_object_agg(currency, total), '{}') from (
            select currency, sum(amount - reversed_amount)::text as total from cashback_transactions
             where program_id = $1::uuid and status <> 'reversed' group by currency) c) as cashback,
         (select count(*)::int from purchases where program_id = $1::uuid and completed_at is not null and not processed_for_loyalty)
         + (select count(*)::int from refunds where program_id = $1::uuid and not processed_for_loyalty) as waiting`;

type TotalsRow = Omit<ProgramTotals, 'points' | 'cashback'> & { points: string; cashback: Record<string, string> };

/** What a program holds now. `waiting` are purchases and refunds that are not rewarded yet. */
export async function programTotals(db: Database, programId: string): Promise<ProgramTotals> {
  const [row] = await run<TotalsRow>(db, TOTALS, [programId]);
  if (!row) throw new Error('the totals of a program came back empty');
  const cashback = Object.entries(row.cashback).map(([currency, total]) => [currency, BigInt(total)] as const);
  return { ...row, points: Number(row.points), cashback: Object.fromEntries(cashback) };
}
