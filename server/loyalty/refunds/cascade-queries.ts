import { and, asc, eq } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { achievements, userAchievements } from '#db/schema/achievements.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { users } from '#db/schema/users.ts';
import { type ReckonedCashback, reckonedCashback } from '#server/payments/clawbacks/queries.ts';

/** Where a customer stands in one goal. */
export type StandingCycle = {
  readonly achievementId: string;
  readonly key: string;
  readonly name: string;
  readonly cycle: number;
  readonly progress: bigint;
  readonly target: bigint;
  readonly unlockedAt: Date | null;
  readonly points: number;
};

/** All of a customer that a refund of one of their purchases may change. */
export type Standing = {
  readonly points: number;
  readonly badge: { readonly level: number; readonly name: string } | null;
  readonly cycles: readonly StandingCycle[];
  readonly cashback: ReckonedCashback | null;
};

/** How the customer stands now, and the cashback of this purchase. */
export async function standingOf(db: Database | Tx, userId: string, purchaseId: string): Promise<Standing> {
  const [user] = await db.select({ points: users.totalPoints }).from(users).where(eq(users.id, userId));
  const [badge] = await db
    .select({ level: badges.level, name: badges.name })
    .from(userBadges)
    .innerJoin(badges, eq(badges.id, userBadges.badgeId))
    .where(and(eq(userBadges.userId, userId), eq(userBadges.isCurrent, true)));
  const cycles = await db
    .select({
      achievementId: achievements.id,
      key: achievements.key,
      name: achievements.name,
      cycle: userAchievements.cycle,
      progress: userAchievements.progress,
      target: userAchievements.target,
      unlockedAt: userAchievements.unlockedAt,
      points: userAchievements.points,
    })
    .from(userAchievements)
    .innerJoin(achievements, eq(achievements.id, userAchievements.achievementId))
    .where(eq(userAchievements.userId, userId))
    .orderBy(asc(achievements.key), asc(userAchievements.cycle));
  const [cashback] = await reckonedCashback(db, [purchaseId]);
  return { points: user?.points ?? 0, badge: badge ?? null, cycles, cashback: cashback ?? null };
}
