import { and, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { achievements } from '#db/schema/achievements.ts';
import { badges, userBadges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { purchaseById } from '#server/loyalty/purchases/queries.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import type { PurchaseRewardsView } from './contract.ts';
import {
  awardsFrom,
  type ExplainedAward,
  type ExplainedProgress,
  type ExplainedUnlock,
  traceFrom,
} from './explanation.ts';

/**
 * What a purchase earned when it was rewarded, and why.
 * @throws Refusal `not_found`
 */
export async function readPurchaseRewards(
  ctx: Context,
  input: { readonly programId: string; readonly purchaseId: string },
): Promise<PurchaseRewardsView> {
  requireMay(ctx.actor, 'purchase.read', input);
  const purchase = await purchaseById(ctx.db, input.programId, input.purchaseId);
  const [traced] = await ctx.db.select().from(rewardTraces).where(eq(rewardTraces.factId, purchase.id));
  const awards = awardsFrom(traced?.awards ?? []);
  return {
    purchaseId: purchase.id,
    processed: purchase.processedForLoyalty,
    processedAt: purchase.processedAt?.toISOString() ?? null,
    points: traced?.points ?? 0,
    achievements: await achievementsMoved(ctx.db, awards),
    badge: await badgeChange(ctx.db, purchase),
    cashback: await cashbackEarned(ctx.db, purchase.id),
    trace: traceFrom(traced?.trace ?? []),
  };
}

async function achievementsMoved(
  db: Database | Tx,
  awards: readonly ExplainedAward[],
): Promise<PurchaseRewardsView['achievements']> {
  const moved = awards.filter((award): award is ExplainedProgress => award.kind === 'progress');
  if (moved.length === 0) return [];
  const unlocks = awards.filter((award): award is ExplainedUnlock => award.kind === 'unlock');
  const ids = moved.map(({ achievementId }) => achievementId);
  const named = await db
    .select({ id: achievements.id, key: achievements.key, name: achievements.name })
    .from(achievements)
    .where(inArray(achievements.id, ids));
  const known = new Map(named.map((row) => [row.id, row]));
  return moved.map(({ achievementId, cycle, before, after, target }) => {
    const unlock = unlocks.find((one) => one.achievementId === achievementId && one.cycle === cycle);
    const { key, name } = known.get(achievementId) ?? { key: achievementId, name: achievementId };
    return {
      achievementId,
      key,
      name,
      before: Number(before),
      after: Number(after),
      target: Number(target),
      unlocked: unlock !== undefined,
      points: unlock?.points ?? 0,
    };
  });
}

/** The highest rung held before the purchase, and after it; what was taken back only since was held then. */
async function badgeChange(db: Database | Tx, purchase: Purchase): Promise<PurchaseRewardsView['badge']> {
  const { earnedAt, earnedFactId, revokedAt } = userBadges;
  const isOwn = eq(earnedFactId, purchase.id);
  const isEarlier = or(
    lt(earnedAt, purchase.occurredAt),
    and(eq(earnedAt, purchase.occurredAt), sql`${earnedFactId} < ${purchase.id}`),
  );
  const { id, userId, processedAt } = purchase;
  const wasHeld = processedAt ? or(isNull(revokedAt), gt(revokedAt, processedAt)) : isNull(revokedAt);
  const rungs = await db
    .select({ level: badges.level, name: badges.name, earnedFactId })
    .from(userBadges)
    .innerJoin(badges, eq(badges.id, userBadges.badgeId))
    .where(and(eq(userBadges.userId, userId), or(isOwn, and(ne(earnedFactId, id), isEarlier, wasHeld))))
    .orderBy(desc(badges.level));
  const shown = (rung: (typeof rungs)[number] | undefined) => (rung ? { level: rung.level, name: rung.name } : null);
  const before = rungs.find((rung) => rung.earnedFactId !== purchase.id);
  return { before: shown(before), after: shown(rungs[0]) };
}

async function cashbackEarned(db: Database | Tx, purchaseId: string): Promise<PurchaseRewardsView['cashback']> {
  const isEarned = and(eq(cashbackTransactions.purchaseId, purchaseId), eq(cashbackTransactions.kind, 'earn'));
  const [row] = await db.select().from(cashbackTransactions).where(isEarned);
  if (!row) return null;
  const { id, currency, rateBps, baseBps, bonusBps, multiplierPct, status } = row;
  const amount = Number(row.amountMinor);
  return { transactionId: id, amount, currency, rateBps, baseBps, bonusBps, multiplier: multiplierPct / 100, status };
}
