import { and, eq, gte, lt, lte, type SQL } from 'drizzle-orm';
import type { PurchaseStatus } from '#db/enums.ts';
import { purchases } from '#db/schema/purchases.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { withItems } from './queries.ts';
import type { Purchase } from './rules.ts';

/** Which purchases are asked for; what is absent does not matter. */
export type PurchaseFilters = {
  readonly customerId?: string | undefined;
  readonly externalCustomerId?: string | undefined;
  readonly status?: PurchaseStatus | undefined;
  readonly processed?: boolean | undefined;
  /** Of `occurredAt`: from this instant on. */
  readonly from?: Date | undefined;
  /** Of `occurredAt`: before this instant. */
  readonly to?: Date | undefined;
  readonly currency?: string | undefined;
  readonly minAmountMinor?: bigint | undefined;
  readonly maxAmountMinor?: bigint | undefined;
};

/** By which instant the list is sorted. */
export type PurchaseSort = 'createdAt' | 'occurredAt';

/** One page of a program's purchases. */
export async function listPurchases(
  ctx: Context,
  input: { readonly programId: string; readonly sort: PurchaseSort; readonly filters: PurchaseFilters },
  page: PageRequest,
): Promise<Page<Purchase>> {
  requireMay(ctx.actor, 'purchase.read', input);
  const { programId, sort, filters } = input;
  const key = { at: purchases[sort], id: purchases.id };
  const rows = await ctx.db
    .select()
    .from(purchases)
    .where(and(eq(purchases.programId, programId), ...conditions(ctx, programId, filters), beyond(key, page)))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  const cut = pageOf(rows, page, (row) => ({ at: row[sort], id: row.id }));
  return { rows: await withItems(ctx.db, [...cut.rows]), next: cut.next };
}

function conditions(ctx: Context, programId: string, filters: PurchaseFilters): SQL[] {
  const { customerId, externalCustomerId, status, processed, from, to, currency } = filters;
  return [
    customerId !== undefined && eq(purchases.userId, customerId),
    externalCustomerId !== undefined && eq(purchases.userId, customerCalled(ctx, programId, externalCustomerId)),
    status !== undefined && eq(purchases.status, status),
    processed !== undefined && eq(purchases.processedForLoyalty, processed),
    from !== undefined && gte(purchases.occurredAt, from),
    to !== undefined && lt(purchases.occurredAt, to),
    currency !== undefined && eq(purchases.currency, currency),
    filters.minAmountMinor !== undefined && gte(purchases.amountMinor, filters.minAmountMinor),
    filters.maxAmountMinor !== undefined && lte(purchases.amountMinor, filters.maxAmountMinor),
  ].filter((condition) => condition !== false);
}

function customerCalled(ctx: Context, programId: string, externalId: string) {
  const isIt = and(eq(users.programId, programId), eq(users.externalId, externalId));
  return ctx.db.select({ id: users.id }).from(users).where(isIt);
}
