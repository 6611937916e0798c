import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { purchaseItems, purchases } from '#db/schema/purchases.ts';
import { users } from '#db/schema/users.ts';
import { run } from '#db/statement.ts';
import { notFound } from '#server/kernel/errors.ts';
import { isId } from '#server/kernel/id.ts';
import type { Purchase } from './rules.ts';

/** A stored purchase with the names its customer has, to tell whether the same order is meant. */
export type StoredOrder = {
  readonly purchase: Purchase;
  readonly customer: { readonly id: string; readonly externalId: string | null; readonly email: string | null };
};

/** The purchase, or a refusal that says no more than that it was not found. */
export async function purchaseById(db: Database | Tx, programId: string, purchaseId: string): Promise<Purchase> {
  if (!isId(purchaseId)) throw notFound('The purchase');
  const [row] = await db
    .select()
    .from(purchases)
    .where(and(eq(purchases.programId, programId), eq(purchases.id, purchaseId)));
  if (!row) throw notFound('The purchase');
  const [purchase] = await withItems(db, [row]);
  return purchase ?? { ...row, items: [] };
}

/*
 * Asks for nothing but the order ids, so that the unique index alone answers: a program without statistics yet would else be
 * read through whichever of its indexes the planner happens to like. Almost all orders are new, and need no more.
 */
const TAKEN = `
  select order_id as "orderId" from purchases where program_id = $1::uuid and order_id = any($2::text[])`;

/** The stored purchases among these order ids, by order id. */
export async function ordersByOrderId(
  db: Database | Tx,
  programId: string,
  orderIds: readonly string[],
): Promise<Map<string, StoredOrder>> {
  if (orderIds.length === 0) return new Map();
  const taken = await run<{ orderId: string }>(db, TAKEN, [programId, orderIds]);
  if (taken.length === 0) return new Map();
  const rows = await db
    .select({ purchase: purchases, customer: { id: users.id, externalId: users.externalId, email: users.email } })
    .from(purchases)
    .innerJoin(users, eq(users.id, purchases.userId))
    .where(
      and(
        eq(purchases.programId, programId),
        sql`${purchases.orderId} = any(${sql.param(taken.map((row) => row.orderId))}::text[])`,
      ),
    );
  const full = await withItems(
    db,
    rows.map((row) => row.purchase),
  );
  const byId = new Map(full.map((purchase) => [purchase.id, purchase]));
  return new Map(
    rows.map(({ purchase, customer }) => {
      return [purchase.orderId, { purchase: byId.get(purchase.id) ?? { ...purchase, items: [] }, customer }];
    }),
  );
}

/** These purchases with their lines, in the order given. */
export async function withItems(db: Database | Tx, rows: (typeof purchases.$inferSelect)[]): Promise<Purchase[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const items = await db
    .select()
    .from(purchaseItems)
    .where(sql`${purchaseItems.purchaseId} = any(${sql.param(ids)}::uuid[])`)
    .orderBy(asc(purchaseItems.purchaseId), asc(purchaseItems.index));
  const linesOf = Map.groupBy(items, (item) => item.purchaseId);
  return rows.map((row) => ({
    ...row,
    items: (linesOf.get(row.id) ?? []).map(({ purchaseId: _purchase, programId: _program, ...line }) => line),
  }));
}
