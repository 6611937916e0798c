import { asc, eq, inArray } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { achievements, userAchievements } from '#db/schema/achievements.ts';
import { activities } from '#db/schema/activities.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { purchaseItems, purchases } from '#db/schema/purchases.ts';
import { refunds } from '#db/schema/refunds.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { decimalText } from '#server/kernel/money.ts';
import { requireMay } from '#server/kernel/policies.ts';

/**
 * Everything the house knows of a customer, for them to keep: plain values, amounts as decimals beside their currency. Nine
 * queries.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function personalData(ctx: Context, userId: string) {
  requireMay(ctx.actor, 'customer.read', { ownerId: userId });
  const { db } = ctx;
  const [person] = await db.select().from(users).where(eq(users.id, userId));
  if (!person) throw notFound('The customer');
  const of = (owner: PgColumn) => eq(owner, userId);
  const [bought, lines, returned, done, points, unlocked, reached, cashback] = await Promise.all([
    db.select().from(purchases).where(of(purchases.userId)).orderBy(asc(purchases.occurredAt)),
    linesOf(ctx, userId),
    db.select().from(refunds).where(of(refunds.userId)).orderBy(asc(refunds.occurredAt)),
    db.select().from(activities).where(of(activities.userId)).orderBy(asc(activities.occurredAt)),
    db.select().from(pointsLedger).where(of(pointsLedger.userId)).orderBy(asc(pointsLedger.id)),
    unlocksOf(ctx, userId),
    badgesOf(ctx, userId),
    db.select().from(cashbackTransactions).where(of(cashbackTransactions.userId)).orderBy(asc(cashbackTransactions.id)),
  ]);
  const linesByPurchase = Map.groupBy(lines, ({ purchaseId }) => purchaseId);
  const purchaseById = new Map(bought.map((row) => [row.id, row]));
  return {
    exportedAt: ctx.now().toISOString(),
    customer: customerData(person),
    purchases: bought.map((row) => purchaseData(row, linesByPurchase.get(row.id) ?? [])),
    refunds: returned.flatMap((row) => {
      const purchase = purchaseById.get(row.purchaseId);
      if (!purchase) return [];
      const amount = decimalText(row.amountMinor, purchase.currency);
      const { reason } = row;
      return { orderId: purchase.orderId, amount, reason, occurredAt: row.occurredAt.toISOString() };
    }),
    activities: done.map(({ name, value, metadata, occurredAt }) => {
      return { name, value: value === null ? null : String(value), metadata, occurredAt: occurredAt.toISOString() };
    }),
    points: points.map(({ delta, kind, note, occurredAt }) => {
      return { delta, kind, note, occurredAt: occurredAt.toISOString() };
    }),
    achievements: unlocked.map(({ name, progress, target, unlockedAt, points: gained }) => ({
      name,
      progress: String(progress),
      target: String(target),
      unlockedAt: unlockedAt?.toISOString() ?? null,
      points: gained,
    })),
    badges: reached.map(({ name, earnedAt, revokedAt }) => {
      return { name, earnedAt: earnedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
    }),
    cashback: cashback.map((row) => ({
      orderId: purchaseById.get(row.purchaseId)?.orderId ?? null,
      kind: row.kind,
      amount: decimalText(row.amountMinor - row.reversedMinor, row.currency),
      currency: row.currency,
      status: row.status,
      createdAt: row.createdAt.toISOString(),
      completedAt: row.completedAt?.toISOString() ?? null,
    })),
  };
}

export type PersonalData = Awaited<ReturnType<typeof personalData>>;

function customerData(row: typeof users.$inferSelect) {
  const { id, name, email, externalId, totalPoints: points, preferences, createdAt } = row;
  return { id, name, email, externalId, points, preferences, since: createdAt.toISOString() };
}

type Lines = Awaited<ReturnType<typeof linesOf>>;

function purchaseData(row: typeof purchases.$inferSelect, lines: Lines) {
  const { orderId, currency, status, channel, metadata } = row;
  const items = lines.map(({ sku, name, category, quantity, unitAmountMinor }) => {
    return { sku, name, category, quantity, unitAmount: decimalText(unitAmountMinor, currency) };
  });
  const amount = decimalText(row.amountMinor, currency);
  return { orderId, amount, currency, status, channel, occurredAt: row.occurredAt.toISOString(), metadata, items };
}

function linesOf({ db }: Context, userId: string) {
  const mine = db.select({ id: purchases.id }).from(purchases).where(eq(purchases.userId, userId));
  return db
    .select()
    .from(purchaseItems)
    .where(inArray(purchaseItems.purchaseId, mine))
    .orderBy(asc(purchaseItems.purchaseId), asc(purchaseItems.index));
}

/** Secret achievements are the program's, not the customer's, until they are unlocked. */
async function unlocksOf({ db }: Context, userId: string) {
  const { progress, target, unlockedAt, points } = userAchievements;
  const rows = await db
    .select({ name: achievements.name, visibility: achievements.visibility, progress, target, unlockedAt, points })
    .from(userAchievements)
    .innerJoin(achievements, eq(achievements.id, userAchievements.achievementId))
    .where(eq(userAchievements.userId, userId))
    .orderBy(asc(userAchievements.id));
  return rows.filter((row) => row.visibility === 'public' || row.unlockedAt !== null);
}

function badgesOf({ db }: Context, userId: string) {
  const { earnedAt, revokedAt } = userBadges;
  return db
    .select({ name: badges.name, earnedAt, revokedAt })
    .from(userBadges)
    .innerJoin(badges, eq(badges.id, userBadges.badgeId))
    .where(eq(userBadges.userId, userId))
    .orderBy(asc(earnedAt));
}
