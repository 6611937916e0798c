import { and, eq, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { programs } from '#db/schema/programs.ts';
import { purchases } from '#db/schema/purchases.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import { users } from '#db/schema/users.ts';
import { customersMeant, purchaseCalled } from '#server/insights/console/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { PurchaseFilters, PurchaseRow, Rewarding } from './contract.ts';

const KEY = { at: purchases.occurredAt, id: purchases.id };

type Asked = { readonly programId: string; readonly filters: PurchaseFilters };

/** One page of a program's purchases by when they happened, with what each earned. Two queries, or three with a text. */
export async function purchasesPage(ctx: Context, asked: Asked, page: PageRequest): Promise<Page<PurchaseRow>> {
  requireMay(ctx.actor, 'purchase.read', asked);
  const isMeant = await conditions(ctx, asked);
  const rows = await ctx.db
    .select({ purchase: purchases, name: users.name, email: users.email, externalId: users.externalId })
    .from(purchases)
    .innerJoin(users, eq(users.id, purchases.userId))
    .where(and(isMeant, beyond(KEY, page)))
    .orderBy(...inPageOrder(KEY, page))
    .limit(page.limit + 1);
  const cut = pageOf(rows, page, ({ purchase: { occurredAt, id } }) => ({ at: occurredAt, id }));
  const earned = await earnedBy(
    ctx,
    cut.rows.map(({ purchase }) => purchase.id),
  );
  return {
    next: cut.next,
    rows: cut.rows.map(({ purchase, name, email, externalId }) => ({
      id: purchase.id,
      orderId: purchase.orderId,
      customer: { id: purchase.userId, name: name ?? email ?? externalId },
      amount: purchase.amountMinor,
      refunded: purchase.refundedMinor,
      currency: purchase.currency,
      status: purchase.status,
      rewarding: rewardingOf(purchase),
      occurredAt: purchase.occurredAt,
      points: earned.get(purchase.id)?.points ?? null,
      cashback: earned.get(purchase.id)?.cashback ?? null,
    })),
  };
}

/** How many purchases came into the list since its newest row, at most a hundred. */
export async function newerPurchases(ctx: Context, asked: Asked, since: { at: Date; id: string }): Promise<number> {
  requireMay(ctx.actor, 'purchase.read', asked);
  const newer = ctx.db
    .select({ id: purchases.id })
    .from(purchases)
    .where(and(await conditions(ctx, asked), beyond(KEY, { after: since, descending: false, limit: 0 })))
    .limit(100)
    .as('newer');
  const [row] = await ctx.db.select({ count: sql`count(*)`.mapWith(Number) }).from(newer);
  return row?.count ?? 0;
}

type RewardState = Pick<typeof purchases.$inferSelect, 'processedForLoyalty' | 'completedAt' | 'rewardError'>;

export function rewardingOf({ processedForLoyalty, completedAt, rewardError }: RewardState): Rewarding {
  if (processedForLoyalty) return 'rewarded';
  if (completedAt === null) return 'none';
  return rewardError === null ? 'waiting' : 'failed';
}

async function conditions(ctx: Context, { programId, filters }: Asked): Promise<SQL | undefined> {
  const { text, status, rewarding, from, to, customerId } = filters;
  return and(
    eq(purchases.programId, programId),
    text ? await called(ctx, programId, text) : undefined,
    status ? withStatus(status) : undefined,
    rewarding ? withRewarding(rewarding, status) : undefined,
    from ? gte(purchases.occurredAt, startOf(programId, from, 0)) : undefined,
    to ? lt(purchases.occurredAt, startOf(programId, to, 1)) : undefined,
    customerId ? eq(purchases.userId, customerId) : undefined,
  );
}

/* Said in the words of the partial indexes, so that the few are not looked for among the many. */
const REWARDING_CONDITIONS: Record<'rewarded' | 'waiting' | 'failed', SQL | undefined> = {
  rewarded: eq(purchases.processedForLoyalty, true),
  waiting: and(
    sql`not ${purchases.processedForLoyalty} and ${purchases.status} in ('completed', 'partially_refunded', 'refunded')`,
    isNull(purchases.rewardError),
  ),
  failed: isNotNull(purchases.rewardError),
};

/** What was never paid is never rewarded, and need not be looked for. */
function withRewarding(
  rewarding: NonNullable<PurchaseFilters['rewarding']>,
  status: PurchaseFilters['status'],
): SQL | undefined {
  return status === 'pending' || status === 'cancelled' ? sql`false` : REWARDING_CONDITIONS[rewarding];
}

function withStatus(status: NonNullable<PurchaseFilters['status']>): SQL | undefined {
  const isIt = eq(purchases.status, status);
  return status === 'completed' ? isIt : and(isIt, sql`${purchases.status} <> 'completed'`);
}

/** When a day begins in the program's time zone, some days later. */
function startOf(programId: string, day: string, later: number): SQL {
  const zone = sql`(select ${programs.timeZone} from ${programs} where ${programs.id} = ${programId})`;
  return sql`((${day}::date + ${later}::int)::timestamp at time zone ${zone})`;
}

async function called(ctx: Context, programId: string, text: string): Promise<SQL | undefined> {
  const meant = await customersMeant(ctx, programId, text);
  const isOrder = purchaseCalled(text);
  return meant.length === 0 ? isOrder : or(isOrder, inArray(purchases.userId, meant));
}

async function earnedBy(ctx: Context, ids: string[]) {
  if (ids.length === 0) return new Map<string, { points: number; cashback: bigint | null }>();
  const { amountMinor, reversedMinor } = cashbackTransactions;
  const rows = await ctx.db
    .select({
      id: rewardTraces.factId,
      points: rewardTraces.points,
      cashback: sql<bigint | null>`(${amountMinor} - ${reversedMinor})::text`.mapWith((worth) => BigInt(worth)),
    })
    .from(rewardTraces)
    .leftJoin(
      cashbackTransactions,
      and(eq(cashbackTransactions.purchaseId, rewardTraces.factId), eq(cashbackTransactions.kind, 'earn')),
    )
    .where(inArray(rewardTraces.factId, ids));
  return new Map(rows.map(({ id, points, cashback }) => [id, { points, cashback }]));
}
