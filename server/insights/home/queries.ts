import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { achievements, userAchievements } from '#db/schema/achievements.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { criteria, recurrence } from '#server/loyalty/achievements/contract.ts';
import { badgeBenefits } from '#server/loyalty/badges/contract.ts';
import type { JsonValue } from '#server/loyalty/rules/model.ts';
import { recentActivity } from './activity-queries.ts';
import { asksOf } from './asks.ts';
import { cashbackSummary } from './cashback-queries.ts';
import type { AchievementView, BadgeView, HomeView } from './contract.ts';
import {
  achievementViews,
  type CatalogEntry,
  type Cycle,
  distinctUnlocked,
  ladderView,
  nearestToDone,
} from './rules.ts';

type Owner = Awaited<ReturnType<typeof ownerOf>>;

/**
 * Everything the customer's home page shows, in ten queries whatever the customer has done.
 * @throws Refusal `not_found` when there is no such customer
 */
export async function homeView(ctx: Context, userId: string): Promise<HomeView> {
  requireMay(ctx.actor, 'customer.read', { ownerId: userId });
  const owner = await ownerOf(ctx.db, userId);
  const now = ctx.now();
  const [entries, cycles, rungs, cashback] = await Promise.all([
    catalogOf(ctx.db, owner.programId),
    cyclesOf(ctx.db, userId),
    rungsOf(ctx.db, owner.programId, userId),
    cashbackSummary(ctx.db, userId, owner, now),
  ]);
  const activity = await recentActivity(ctx.db, userId, { entries, cycles, rungs: rungs.views });
  const views = achievementViews(entries, cycles, { now, timeZone: owner.timeZone });
  const nearest = nearestToDone(views, entries);
  return {
    asOf: now,
    ...ownWords(owner),
    ladder: ladderView(rungs.active, rungs.currentId, owner.points, distinctUnlocked(cycles)),
    achievements: views,
    nearest,
    asks: asksOfNew(nearest, views, entries),
    cashback,
    activity,
  };
}

/** What those of the nearest take that were not begun yet. */
function asksOfNew(
  nearest: readonly string[],
  views: readonly AchievementView[],
  entries: readonly CatalogEntry[],
): HomeView['asks'] {
  const untouched = views.filter(({ id, share }) => nearest.includes(id) && share === 0);
  return Object.fromEntries(
    untouched.flatMap((view) => {
      const asks = asksOf(view, entries, views);
      return asks ? [[view.id, asks]] : [];
    }),
  );
}

function ownWords({ name, memberSince, program, currency, locale, timeZone, points, purchaseCount, paidBy }: Owner) {
  return {
    customer: { name, memberSince },
    program: { name: program, currency, locale, timeZone },
    points,
    purchaseCount,
    paidBy,
  };
}

export async function ownerOf(db: Database, userId: string) {
  const [owner] = await db
    .select({
      programId: users.programId,
      name: users.name,
      memberSince: users.createdAt,
      points: users.totalPoints,
      purchaseCount: users.purchaseCount,
      program: programs.name,
      currency: programs.currency,
      locale: programs.locale,
      timeZone: programs.timeZone,
      paidBy: sql<string>`coalesce(
        (select a.provider from payout_accounts a where a.user_id = ${users.id} and a.is_preferred),
        ${programs.settings}->>'payoutProvider', 'wallet')`,
    })
    .from(users)
    .innerJoin(programs, eq(programs.id, users.programId))
    .where(eq(users.id, userId));
  if (!owner) throw notFound('The customer');
  return owner;
}

export async function catalogOf(db: Database, programId: string): Promise<CatalogEntry[]> {
  const rows = await db
    .select()
    .from(achievements)
    .where(eq(achievements.programId, programId))
    .orderBy(asc(achievements.createdAt), asc(achievements.id));
  return rows.map((row) => {
    const { kind } = recurrence.parse(row.recurrence);
    return {
      ...row,
      criteria: criteria.parse(row.criteria),
      isRepeated: kind === 'onCompletion',
      isPerWindow: kind === 'perWindow',
    };
  });
}

export function cyclesOf(db: Database, userId: string): Promise<Cycle[]> {
  return db
    .select({
      achievementId: userAchievements.achievementId,
      cycle: userAchievements.cycle,
      progress: userAchievements.progress,
      target: userAchievements.target,
      memo: sql<JsonValue>`${userAchievements.memo}`,
      unlockedAt: userAchievements.unlockedAt,
      unlockedFactId: userAchievements.unlockedFactId,
      points: userAchievements.points,
    })
    .from(userAchievements)
    .where(eq(userAchievements.userId, userId));
}

/** All rungs of the program with the customer's own dates; those switched off only name what was earned once. */
export async function rungsOf(db: Database, programId: string, userId: string) {
  const mine = and(eq(userBadges.badgeId, badges.id), eq(userBadges.userId, userId), isNull(userBadges.revokedAt));
  const rows = await db
    .select({
      badge: badges,
      earnedAt: userBadges.earnedAt,
      earnedFactId: userBadges.earnedFactId,
      isCurrent: sql<boolean>`coalesce(${userBadges.isCurrent}, false)`,
      lostFactIds: sql<string[]>`array(
        select lost.earned_fact_id from user_badges lost
         where lost.user_id = ${userId} and lost.badge_id = ${badges.id} and lost.revoked_at is not null)`,
    })
    .from(badges)
    .leftJoin(userBadges, mine)
    .where(eq(badges.programId, programId));
  const views = rows.map(({ badge, earnedAt, earnedFactId, lostFactIds }) => ({
    view: badgeView(badge, earnedAt),
    earnedFactId,
    lostFactIds,
  }));
  return {
    views,
    active: views.filter((_, index) => rows[index]?.badge.isActive).map(({ view }) => view),
    currentId: rows.find((row) => row.isCurrent)?.badge.id ?? null,
  };
}

function badgeView(badge: typeof badges.$inferSelect, earnedAt: Date | null): BadgeView {
  const { id, level, name, description, color, pointsRequired, achievementsRequired } = badge;
  const { cashbackBonusBps } = badgeBenefits.parse(badge.benefits);
  return { id, level, name, description, color, pointsRequired, achievementsRequired, cashbackBonusBps, earnedAt };
}
