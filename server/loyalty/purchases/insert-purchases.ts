import type { Tx } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Purchase } from './rules.ts';

const INSERT_PURCHASES = `
  insert into purchases (id, program_id, user_id, order_id, amount, currency, status, channel, occurred_at, completed_at,
                         metadata, source, content_hash, created_at, updated_at)
  select r.id, r."programId", r."userId", r."orderId", r."amountMinor", r.currency, r.status, r.channel, r."occurredAt",
         r."completedAt", r.metadata, r.source, r."contentHash", r."createdAt", r."updatedAt"
    from json_to_recordset($1::json) as r(
      id uuid, "programId" uuid, "userId" uuid, "orderId" text, "amountMinor" bigint, currency char(3), status text,
      channel text, "occurredAt" timestamptz, "completedAt" timestamptz, metadata jsonb, source text, "contentHash" text,
      "createdAt" timestamptz, "updatedAt" timestamptz)
   order by r."orderId"
      on conflict (program_id, order_id) do nothing
  returning id`;

const INSERT_ITEMS = `
  insert into purchase_items (purchase_id, program_id, line_index, sku, name, category, quantity, unit_amount)
  select r."purchaseId", r."programId", r.index, r.sku, r.name, r.category, r.quantity, r."unitAmountMinor"
    from json_to_recordset($1::json) as r(
      "purchaseId" uuid, "programId" uuid, index integer, sku text, name text, category text, quantity integer,
      "unitAmountMinor" bigint)`;

/**
 * Writes new purchases in the order of their order ids, so that two batches with the same orders cannot wait for each
 * other in a circle. Answers the ids that were written; an order id that is taken is passed over.
 */
export async function insertPurchases(tx: Tx, purchases: readonly Purchase[]): Promise<Set<string>> {
  if (purchases.length === 0) return new Set();
  const rows = purchases.map(({ items: _items, ...row }) => row);
  const inserted = await run<{ id: string }>(tx, INSERT_PURCHASES, [jsonRows(rows)]);
  return new Set(inserted.map((row) => row.id));
}

/** Writes the lines of new purchases, by index. */
export async function insertItems(tx: Tx, purchases: readonly Purchase[]): Promise<void> {
  const rows = purchases.flatMap(({ id, programId, items }) => {
    return items.map((item) => ({ purchaseId: id, programId, ...item }));
  });
  if (rows.length > 0) await run(tx, INSERT_ITEMS, [jsonRows(rows)]);
}
