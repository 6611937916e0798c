import { and, asc, eq, ne } from 'drizzle-orm';
import { purchaseItems, purchases } from '#db/schema/purchases.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import { activityOf, type Known, lostBy } from '#server/insights/home/activity-queries.ts';
import { catalogOf, cyclesOf, rungsOf } from '#server/insights/home/queries.ts';
import { achievementViews } from '#server/insights/home/rules.ts';
import { type Returned, refundsOf, takenBackBy } from '#server/insights/purchases/refund-queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { progressIn, traceFrom } from '#server/loyalty/rewards/explanation.ts';
import { cashbackOfPurchase } from './cashback-queries.ts';
import type { CashbackRow, PurchaseStory, RefundMoment } from './contract.ts';
import { frameFor } from './frame-queries.ts';
import { storyLines } from './rules.ts';

/**
 * What one of the customer's purchases did, and why not more, from its stored trace.
 * @throws Refusal `forbidden`; `not_found` also for somebody else's
 */
export async function purchaseStory(
  ctx: Context,
  userId: string,
  { purchaseId }: { readonly purchaseId: string },
): Promise<PurchaseStory> {
  const { asOf, program, programId, moment } = await frameFor(ctx, userId);
  const bought = await purchaseOf(ctx, userId, purchaseId);
  const [entries, cycles, rungs, items, told, payment, returned] = await Promise.all([
    catalogOf(ctx.db, programId),
    cyclesOf(ctx.db, userId),
    rungsOf(ctx.db, programId, userId),
    itemsOf(ctx, purchaseId),
    traceOf(ctx, purchaseId),
    cashbackOfPurchase(ctx.db, userId, purchaseId),
    refundsOf(ctx, purchaseId),
  ]);
  const fact = {
    id: bought.id,
    kind: 'purchase' as const,
    occurredAt: bought.occurredAt,
    title: bought.orderId,
    amount: bought.amountMinor,
    currency: bought.currency,
    status: bought.status,
    isRewarded: bought.processedForLoyalty,
    purchaseId: bought.id,
  };
  const [purchase] = await activityOf(ctx.db, [fact], { entries, cycles, rungs: rungs.views });
  if (purchase?.kind !== 'purchase') throw notFound('The purchase');
  const views = achievementViews(entries, cycles, moment);
  const known = {
    entries,
    views,
    rungs: rungs.views.map(({ view }) => view),
    moved: told.moved,
    at: bought.occurredAt,
  };
  return {
    asOf,
    program,
    purchase,
    items,
    refunded: bought.refundedMinor,
    refunds: refundMoments(returned, payment, { entries, rungs: rungs.views }),
    lines: storyLines(told.trace, known),
    payment,
  };
}

function refundMoments(
  returned: Returned,
  payment: CashbackRow | null,
  known: Pick<Known, 'entries' | 'rungs'>,
): RefundMoment[] {
  const earned = payment && { ...payment, amount: payment.opened };
  return returned.map((refund) => {
    const { id, occurredAt: at, amount, points, revoked, processedAt } = refund;
    const cashback = takenBackBy(refund, returned, earned);
    return { id, at, amount, points, lost: lostBy(revoked, known), cashback, isDone: processedAt !== null };
  });
}

async function purchaseOf(ctx: Context, userId: string, purchaseId: string) {
  const mine = and(eq(purchases.id, purchaseId), eq(purchases.userId, userId), ne(purchases.status, 'cancelled'));
  const [purchase] = await ctx.db.select().from(purchases).where(mine);
  if (!purchase) throw notFound('The purchase');
  return purchase;
}

async function itemsOf(ctx: Context, purchaseId: string): Promise<PurchaseStory['items']> {
  const { name, quantity, unitAmountMinor, index } = purchaseItems;
  return ctx.db
    .select({ name, quantity, unitAmount: unitAmountMinor })
    .from(purchaseItems)
    .where(eq(purchaseItems.purchaseId, purchaseId))
    .orderBy(asc(index));
}

async function traceOf(ctx: Context, factId: string) {
  const [row] = await ctx.db
    .select({ trace: rewardTraces.trace, awards: rewardTraces.awards })
    .from(rewardTraces)
    .where(eq(rewardTraces.factId, factId));
  const moved = progressIn(row?.awards ?? []).map(({ achievementId }) => achievementId);
  return { trace: traceFrom(row?.trace ?? []), moved: new Set(moved) };
}
