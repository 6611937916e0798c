import { expect } from 'vitest';
import { isBroken } from '#server/insights/verify/check.ts';
import { replayCustomers } from '#server/insights/verify/replay-customers.ts';
import { inSnapshot, runChecks } from '#server/insights/verify/verify-database.ts';
import type { CustomerName, Model } from './model.ts';
import type { Shop } from './shop.ts';

/** Everything that must hold after every step: the promises of the books, the model, and the provider's books. */
export async function compare(model: Model, shop: Shop): Promise<void> {
  const { db, programId } = shop;
  const scope = { programId, settledBefore: new Date(model.waiting ? 0 : '2100-01-01') };
  const findings = await inSnapshot(db, async (tx) => {
    return [...(await runChecks(tx, scope, 3)), await replayCustomers(tx, scope, 'all', 3)];
  });
  expect(findings.filter(isBroken)).toEqual([]);
  await comparePoints(model, shop);
  await compareCashback(model, shop);
  await compareProvider(shop);
}

async function comparePoints(model: Model, { sql, programId }: Shop): Promise<void> {
  const rows =
    await sql`select external_id as name, total_points::int as points from users where program_id = ${programId}`;
  const expected = rows.map(({ name }) => ({ name, points: model.points(name as CustomerName) }));
  expect([...rows]).toEqual(expected);
}

/** What is not decided yet because its payment is on its way is left out; it is compared once it has come to rest. */
async function compareCashback(model: Model, { sql, programId }: Shop): Promise<void> {
  const rows = await sql<{ name: string; kept: string }[]>`
    select p.order_id as name, coalesce(sum(case c.kind when 'earn' then c.amount - c.reversed_amount else c.amount end), 0) as kept
      from purchases p left join cashback_transactions c on c.purchase_id = p.id
     where p.program_id = ${programId} and p.processed_for_loyalty
       and not exists (select from refunds r where r.purchase_id = p.id and r.cashback_waits)
     group by p.id`;
  const found = rows.map(({ name, kept }) => ({ name, kept: BigInt(kept) }));
  const byOrder = new Map(model.purchases.map((purchase) => [purchase.orderId, purchase]));
  const expected = found.map(({ name }) => {
    const purchase = byOrder.get(name);
    return { name, kept: purchase ? model.cashback(purchase) : null };
  });
  expect(found).toEqual(expected);
}

async function compareProvider({ sql, programId, provider }: Shop): Promise<void> {
  const rows = await sql<{ id: string; status: string; payable: string }[]>`
    select id, status, amount - reversed_amount - netted_amount as payable from cashback_transactions
     where program_id = ${programId} and kind = 'earn'`;
  for (const { id, status, payable } of rows) {
    const paid = provider.books.get(id) ?? [];
    const isUndecided = status === 'processing' || status === 'needs_review';
    const expected = status === 'completed' && payable !== '0' ? [BigInt(payable)] : [];
    if (isUndecided) expect(paid.length, `${id} ${status}`).toBeLessThanOrEqual(1);
    else expect({ id, status, paid }).toEqual({ id, status, paid: expected });
  }
}
