import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { achievements } from '#db/schema/achievements.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackAttempts, cashbackTransactions } from '#db/schema/cashback.ts';
import { events } from '#db/schema/events.ts';
import { notifications } from '#db/schema/notifications.ts';
import { users } from '#db/schema/users.ts';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/webhooks.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { purchaseById } from '#server/loyalty/purchases/queries.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { readPurchaseRewards } from '#server/loyalty/rewards/read-purchase-rewards.ts';
import type { AchievementNames, Moment, PurchaseDetail, RungNames } from './contract.ts';
import { laterUnlocks } from './later-queries.ts';
import { rewardingOf } from './queries.ts';
import { cashbackLeft, type Returned, refundMoments, refundsOf, returnedOf, takenBackBy } from './refund-queries.ts';

const OF_ACHIEVEMENT = 'achievement:';

type Named = { readonly programId: string; readonly purchaseId: string };

/**
 * One purchase with its lines, its refunds, what it earned and why, and everything that happened to it on its way.
 * @throws Refusal `not_found`
 */
export async function purchaseDetail(ctx: Context, named: Named): Promise<PurchaseDetail> {
  requireMay(ctx.actor, 'purchase.read', named);
  const purchase = await purchaseById(ctx.db, named.programId, named.purchaseId);
  const [customer, later, returned, rewards, cashback] = await Promise.all([
    customerOf(ctx, purchase.userId),
    laterUnlocks(ctx.db, purchase.id, purchase.processedAt),
    refundsOf(ctx, purchase.id),
    readPurchaseRewards(ctx, named),
    cashbackOf(ctx, purchase.id),
  ]);
  const [paying, told, achievementNames, rungs] = await Promise.all([
    payingOf(ctx, cashback),
    tellingOf(ctx, purchase, cashback),
    namesOf(ctx, named.programId, [...rewards.trace, ...lostIn(returned)]),
    rungNames(ctx, named.programId),
  ]);
  const { id, orderId, currency, status, channel, source, metadata, occurredAt, createdAt, items } = purchase;
  const head = {
    id,
    orderId,
    currency,
    status,
    channel,
    source,
    metadata,
    occurredAt,
    createdAt,
    customer,
    rewards,
    later,
  };
  const moments = [...stepsOf(purchase), ...refundMoments(returned, cashback, currency), ...paying, ...told];
  return {
    ...head,
    amount: purchase.amountMinor,
    refunded: purchase.refundedMinor,
    rewarding: rewardingOf(purchase),
    rewardError: purchase.rewardError,
    retryAt: purchase.rewardRetryAt,
    items: items.map(({ unitAmountMinor, ...item }) => {
      return { ...item, returned: returnedOf(item.index, returned), unitAmount: unitAmountMinor };
    }),
    refunds: returned.map((refund) => {
      const { id: refundId, amount, reason, occurredAt: at, points, revoked } = refund;
      const [isRewarded, isGivenUp] = [refund.processedAt !== null, refund.deadAt !== null];
      const took = takenBackBy(refund, returned, cashback);
      return { id: refundId, amount, reason, occurredAt: at, isRewarded, isGivenUp, points, revoked, cashback: took };
    }),
    cashbackLeft: cashbackLeft(cashback, returned),
    timeline: moments.sort((a, b) => a.at.getTime() - b.at.getTime()),
    cashbackStatus: cashback?.status ?? null,
    achievements: achievementNames,
    rungs,
    bonusBadge: cashback?.badge ?? null,
  };
}

function stepsOf({ createdAt, completedAt, cancelledAt, processedAt }: Purchase): Moment[] {
  return [
    { step: 'received' as const, at: createdAt },
    ...(completedAt ? [{ step: 'queued' as const, at: completedAt }] : []),
    ...(cancelledAt ? [{ step: 'cancelled' as const, at: cancelledAt }] : []),
    ...(processedAt ? [{ step: 'evaluated' as const, at: processedAt }] : []),
  ];
}

function lostIn(returned: Returned) {
  return returned.flatMap(({ revoked }) => revoked.map((subject) => ({ subject })));
}

async function customerOf(ctx: Context, userId: string) {
  const { id, name, email, externalId } = users;
  const [row] = await ctx.db.select({ id, name, email, externalId }).from(users).where(eq(id, userId));
  const { name: called = null, externalId: known = null, email: mail = null } = row ?? {};
  return { id: userId, name: called, email: mail, externalId: known };
}

async function cashbackOf(ctx: Context, purchaseId: string) {
  const { id, amountMinor: amount, reversedMinor: reversed, currency, status } = cashbackTransactions;
  const { createdAt, completedAt, cancelledAt } = cashbackTransactions;
  const [row] = await ctx.db
    .select({ id, amount, reversed, currency, status, createdAt, completedAt, cancelledAt, badge: badges.name })
    .from(cashbackTransactions)
    .leftJoin(badges, eq(badges.id, cashbackTransactions.badgeId))
    .where(and(eq(cashbackTransactions.purchaseId, purchaseId), eq(cashbackTransactions.kind, 'earn')));
  return row ?? null;
}

type Cashback = Awaited<ReturnType<typeof cashbackOf>>;

async function payingOf(ctx: Context, cashback: Cashback): Promise<Moment[]> {
  if (!cashback) return [];
  const { attempt, outcome, startedAt: at, durationMs } = cashbackAttempts;
  const attempts = await ctx.db
    .select({ step: sql<'attempt'>`'attempt'`, attempt, outcome, at, durationMs })
    .from(cashbackAttempts)
    .where(eq(cashbackAttempts.transactionId, cashback.id))
    .orderBy(asc(attempt));
  const { amount, currency, createdAt, completedAt } = cashback;
  const paid = completedAt ? [{ step: 'paid' as const, at: completedAt }] : [];
  return [{ step: 'owed', at: createdAt, amount, currency }, ...attempts, ...paid];
}

/** When the customer was told in the product, and the program's own systems by webhook. */
async function tellingOf(ctx: Context, { id, userId }: Purchase, cashback: Cashback): Promise<Moment[]> {
  const about = cashback ? [id, cashback.id] : [id];
  const written = ctx.db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.userId, userId), inArray(events.subjectId, about)));
  const { url } = webhookEndpoints;
  const { status, deliveredAt } = webhookDeliveries;
  const [[told], delivered] = await Promise.all([
    ctx.db
      .select({ at: sql<string | null>`min(${notifications.createdAt})` })
      .from(notifications)
      .where(and(eq(notifications.userId, userId), inArray(notifications.eventId, written))),
    ctx.db
      .select({ url, status, at: deliveredAt })
      .from(webhookEndpoints)
      .innerJoin(webhookDeliveries, eq(webhookDeliveries.endpointId, webhookEndpoints.id))
      .innerJoin(events, eq(events.id, webhookDeliveries.eventId))
      .where(
        and(
          inArray(webhookDeliveries.eventId, written),
          eq(events.type, 'purchase.rewarded'),
          sql`${deliveredAt} is not null`,
        ),
      ),
  ]);
  const arrivals = delivered.flatMap(({ at, ...one }): Moment[] => (at ? [{ step: 'delivered', at, ...one }] : []));
  return told?.at ? [{ step: 'told', at: new Date(told.at) }, ...arrivals] : arrivals;
}

/** What the rungs of a program's ladder are called. */
export async function rungNames({ db }: Context, programId: string): Promise<RungNames> {
  const rows = await db
    .select({ level: badges.level, name: badges.name })
    .from(badges)
    .where(eq(badges.programId, programId));
  return Object.fromEntries(rows.map(({ level, name }) => [level, name]));
}

/** What the achievements of explanations are called. */
export async function namesOf(
  ctx: Context,
  programId: string,
  trace: readonly { readonly subject: string }[],
): Promise<AchievementNames> {
  const keys = trace.flatMap(({ subject }) =>
    subject.startsWith(OF_ACHIEVEMENT) ? [subject.slice(OF_ACHIEVEMENT.length)] : [],
  );
  if (keys.length === 0) return {};
  const rows = await ctx.db
    .select({ key: achievements.key, name: achievements.name, type: achievements.type })
    .from(achievements)
    .where(and(eq(achievements.programId, programId), inArray(achievements.key, keys)));
  return Object.fromEntries(rows.map(({ key, name, type }) => [key, { name, isMoney: type === 'spending' }]));
}
