import { desc, eq } from 'drizzle-orm';
import { badges, userBadges } from '#db/schema/badges.ts';
import { cyclesOf, rungsOf } from '#server/insights/home/queries.ts';
import { distinctUnlocked, ladderView } from '#server/insights/home/rules.ts';
import type { Context } from '#server/kernel/context.ts';
import { badgeBenefits } from '#server/loyalty/badges/contract.ts';
import type { BadgePassage, BadgesView } from './contract.ts';
import { frameFor } from './frame-queries.ts';

/**
 * The ladder as the customer stands on it, what each rung gives, and every rung they reached or lost. Five queries.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function badgesView(ctx: Context, userId: string): Promise<BadgesView> {
  const { asOf, program, programId, points } = await frameFor(ctx, userId);
  const [cycles, rungs, benefits, history] = await Promise.all([
    cyclesOf(ctx.db, userId),
    rungsOf(ctx.db, programId, userId),
    benefitsOf(ctx, programId),
    passagesOf(ctx, userId),
  ]);
  const achievements = distinctUnlocked(cycles);
  const ladder = ladderView(rungs.active, rungs.currentId, points, achievements);
  const withBenefits = ladder.rungs.map((rung) => ({ ...rung, benefits: badgeBenefits.parse(benefits.get(rung.id)) }));
  return { asOf, program, points, achievements, ladder, rungs: withBenefits, history };
}

async function benefitsOf(ctx: Context, programId: string): Promise<ReadonlyMap<string, unknown>> {
  const { id, benefits } = badges;
  const rows = await ctx.db.select({ id, benefits }).from(badges).where(eq(badges.programId, programId));
  return new Map(rows.map((row) => [row.id, row.benefits]));
}

async function passagesOf(ctx: Context, userId: string): Promise<BadgePassage[]> {
  const { id, earnedAt, revokedAt } = userBadges;
  const { level, name, color } = badges;
  return ctx.db
    .select({ id, earnedAt, revokedAt, badge: { level, name, color } })
    .from(userBadges)
    .innerJoin(badges, eq(badges.id, userBadges.badgeId))
    .where(eq(userBadges.userId, userId))
    .orderBy(desc(earnedAt), desc(level), desc(id));
}
