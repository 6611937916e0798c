import { and, asc, eq, inArray } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { achievements, achievementVersions, userAchievements } from '#db/schema/achievements.ts';
import { activities } from '#db/schema/activities.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { sessions } from '#db/schema/identity.ts';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { programs } from '#db/schema/programs.ts';
import { purchaseItems, purchases } from '#db/schema/purchases.ts';
import { refunds } from '#db/schema/refunds.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { notificationChoicesOf } from '#server/notifications/queries.ts';
import { creditLedger } from './credit-queries.ts';
import {
  cashbackData,
  creditData,
  customerData,
  goalData,
  payoutAccountData,
  purchaseData,
  refundData,
  sessionData,
} from './export-data.ts';

/**
 * Everything the house knows of a customer, for them to keep: plain values, and every amount a decimal with its currency.
 * Thirteen queries.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function personalData(ctx: Context, userId: string) {
  requireMay(ctx.actor, 'customer.read', { ownerId: userId });
  const [owner] = await ctx.db
    .select({ person: users, currency: programs.currency })
    .from(users)
    .innerJoin(programs, eq(programs.id, users.programId))
    .where(eq(users.id, userId));
  if (!owner) throw notFound('The customer');
  const { person, currency } = owner;
  const [facts, standing, money, choices, signIns] = await Promise.all([
    factsOf(ctx, userId),
    standingOf(ctx, userId),
    moneyOf(ctx, userId),
    notificationChoicesOf(ctx, { programId: person.programId, userId }),
    ctx.db.select().from(sessions).where(eq(sessions.userId, userId)).orderBy(asc(sessions.createdAt)),
  ]);
  const linesByPurchase = Map.groupBy(facts.lines, ({ purchaseId }) => purchaseId);
  const purchaseById = new Map(facts.bought.map((row) => [row.id, row]));
  return {
    exportedAt: ctx.now().toISOString(),
    customer: customerData(person),
    notifications: choices.map(({ kind, channel, isWanted }) => ({ about: kind, channel, isWanted })),
    sessions: signIns.map(sessionData),
    purchases: facts.bought.map((row) => purchaseData(row, linesByPurchase.get(row.id) ?? [])),
    refunds: facts.returned.flatMap((row) => refundData(row, purchaseById.get(row.purchaseId))),
    activities: facts.done.map(({ name, value, metadata, occurredAt }) => {
      return { name, value: value === null ? null : String(value), metadata, occurredAt: occurredAt.toISOString() };
    }),
    points: standing.points.map(({ delta, kind, note, occurredAt }) => {
      return { delta, kind, note, occurredAt: occurredAt.toISOString() };
    }),
    achievements: standing.unlocked.map((row) => goalData(row, currency)),
    badges: standing.reached.map(({ name, earnedAt, revokedAt }) => {
      return { name, earnedAt: earnedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
    }),
    cashback: money.cashback.map((row) => cashbackData(row, purchaseById.get(row.purchaseId))),
    storeCredit: money.ledger.map(creditData),
    payoutAccounts: money.accounts.map(payoutAccountData),
  };
}

export type PersonalData = Awaited<ReturnType<typeof personalData>>;

const of = (owner: PgColumn, userId: string) => eq(owner, userId);

/** What the customer did. */
async function factsOf(ctx: Context, userId: string) {
  const { db } = ctx;
  const [bought, lines, returned, done] = await Promise.all([
    db.select().from(purchases).where(of(purchases.userId, userId)).orderBy(asc(purchases.occurredAt)),
    linesOf(ctx, userId),
    db.select().from(refunds).where(of(refunds.userId, userId)).orderBy(asc(refunds.occurredAt)),
    db.select().from(activities).where(of(activities.userId, userId)).orderBy(asc(activities.occurredAt)),
  ]);
  return { bought, lines, returned, done };
}

/** What it brought them. */
async function standingOf(ctx: Context, userId: string) {
  const [points, unlocked, reached] = await Promise.all([
    ctx.db.select().from(pointsLedger).where(of(pointsLedger.userId, userId)).orderBy(asc(pointsLedger.id)),
    unlocksOf(ctx, userId),
    badgesOf(ctx, userId),
  ]);
  return { points, unlocked, reached };
}

async function moneyOf({ db }: Context, userId: string) {
  const t = cashbackTransactions;
  const { provider, label, isPreferred, createdAt } = payoutAccounts;
  const [cashback, ledger, accounts] = await Promise.all([
    db.select().from(t).where(of(t.userId, userId)).orderBy(asc(t.id)),
    creditLedger(db, userId),
    db
      .select({ provider, label, isPreferred, createdAt })
      .from(payoutAccounts)
      .where(of(payoutAccounts.userId, userId))
      .orderBy(asc(createdAt)),
  ]);
  return { cashback, ledger, accounts };
}

function linesOf({ db }: Context, userId: string) {
  const mine = db.select({ id: purchases.id }).from(purchases).where(eq(purchases.userId, userId));
  return db
    .select()
    .from(purchaseItems)
    .where(inArray(purchaseItems.purchaseId, mine))
    .orderBy(asc(purchaseItems.purchaseId), asc(purchaseItems.index));
}

/** Secret achievements are the program's, not the customer's, until they are unlocked. What was counted is as of its version. */
async function unlocksOf({ db }: Context, userId: string) {
  const { progress, target, unlockedAt, points, achievementId, version } = userAchievements;
  const { definition } = achievementVersions;
  const { name, visibility } = achievements;
  const itsVersion = and(
    eq(achievementVersions.achievementId, achievementId),
    eq(achievementVersions.version, version),
  );
  const rows = await db
    .select({ name, visibility, definition, progress, target, unlockedAt, points })
    .from(userAchievements)
    .innerJoin(achievements, eq(achievements.id, achievementId))
    .innerJoin(achievementVersions, itsVersion)
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
