import { and, asc, eq } from 'drizzle-orm';
import { badges, userBadges } from '#db/schema/badges.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { cashbackSummary } from '#server/insights/home/cashback-queries.ts';
import type { BadgeView } from '#server/insights/home/contract.ts';
import { catalogOf, cyclesOf, ownerOf, rungsOf } from '#server/insights/home/queries.ts';
import { achievementViews, distinctUnlocked, ladderView } from '#server/insights/home/rules.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import type { CustomerAchievementView, CustomerBadgesView, CustomerSummaryView, PointsEntryView } from './contract.ts';

type Named = { readonly programId: string; readonly customerId: string };
type LedgerRow = typeof pointsLedger.$inferSelect;

/**
 * Points, badge, the next badge with what is missing, and cashback.
 * @throws Refusal `not_found`
 */
export async function customerSummary(ctx: Context, named: Named): Promise<CustomerSummaryView> {
  const owner = await ownerIn(ctx, named);
  const { programId, customerId } = named;
  const [cycles, rungs, cashback] = await Promise.all([
    cyclesOf(ctx.db, customerId),
    rungsOf(ctx.db, programId, customerId),
    cashbackSummary(ctx.db, customerId, owner, ctx.now()),
  ]);
  const { points, purchaseCount, currency } = owner;
  const unlocked = distinctUnlocked(cycles);
  const { current, next } = ladderView(rungs.active, rungs.currentId, points, unlocked);
  const { paidEver, paidThisMonth, onItsWay, owed } = cashback;
  const sums = {
    paid: Number(paidEver),
    paidThisMonth: Number(paidThisMonth),
    pending: Number(onItsWay),
    owed: Number(owed),
  };
  return {
    customerId,
    points,
    purchaseCount,
    achievementsUnlocked: unlocked,
    badge: current && rungOf(current),
    nextBadge: next && withRequirements(next.badge, points, unlocked),
    cashback: { currency, ...sums },
  };
}

/**
 * Every achievement that can be reached, or was: progress, target, and what is missing.
 * @throws Refusal `not_found`
 */
export async function customerAchievements(ctx: Context, named: Named): Promise<CustomerAchievementView[]> {
  const { timeZone } = await ownerIn(ctx, named);
  const [entries, cycles] = await Promise.all([catalogOf(ctx.db, named.programId), cyclesOf(ctx.db, named.customerId)]);
  return viewsOf(ctx, entries, cycles, timeZone);
}

/**
 * Both of it in one look: every achievement, and the ladder.
 * @throws Refusal `not_found`
 */
export async function customerStanding(ctx: Context, named: Named) {
  const { points, timeZone } = await ownerIn(ctx, named);
  const { programId, customerId } = named;
  const [entries, cycles, rungs, history] = await Promise.all([
    catalogOf(ctx.db, programId),
    cyclesOf(ctx.db, customerId),
    rungsOf(ctx.db, programId, customerId),
    badgeHistory(ctx, customerId),
  ]);
  return {
    achievements: viewsOf(ctx, entries, cycles, timeZone),
    badges: ladderOf(rungs, points, distinctUnlocked(cycles), history),
  };
}

type Entries = Awaited<ReturnType<typeof catalogOf>>;
type Cycles = Awaited<ReturnType<typeof cyclesOf>>;

function viewsOf(ctx: Context, entries: Entries, cycles: Cycles, timeZone: string): CustomerAchievementView[] {
  // Partners run the program: nothing is secret to them.
  const open = entries.map((entry) => ({ ...entry, visibility: 'public' as const }));
  const visibilities = new Map(entries.map(({ id, visibility }) => [id, visibility]));
  return achievementViews(open, cycles, { now: ctx.now(), timeZone }).flatMap((view) => {
    if (!view.progress) return [];
    const { id: achievementId, key, name, description, icon, tier, points, timesUnlocked } = view;
    const [progress, target] = [Number(view.progress.have), Number(view.progress.need)];
    const said = { achievementId, key, name, description, icon, tier, points, progress, target, timesUnlocked };
    return {
      ...said,
      visibility: visibilities.get(achievementId) ?? 'public',
      measure: view.progress.measure,
      missing: Math.max(0, target - progress),
      unlockedAt: view.unlockedAt?.toISOString() ?? null,
    };
  });
}

/**
 * The ladder with what is missing of each rung, the current one, and all that were ever reached.
 * @throws Refusal `not_found`
 */
export async function customerBadges(ctx: Context, named: Named): Promise<CustomerBadgesView> {
  const { points } = await ownerIn(ctx, named);
  const { programId, customerId } = named;
  const [cycles, rungs, history] = await Promise.all([
    cyclesOf(ctx.db, customerId),
    rungsOf(ctx.db, programId, customerId),
    badgeHistory(ctx, customerId),
  ]);
  return ladderOf(rungs, points, distinctUnlocked(cycles), history);
}

function ladderOf(
  rungs: Awaited<ReturnType<typeof rungsOf>>,
  points: number,
  unlocked: number,
  history: CustomerBadgesView['history'],
): CustomerBadgesView {
  const ladder = ladderView(rungs.active, rungs.currentId, points, unlocked);
  return {
    current: ladder.current && rungOf(ladder.current),
    ladder: ladder.rungs.map((badge) => ({
      ...withRequirements(badge, points, unlocked),
      description: badge.description,
      color: badge.color,
      cashbackBonusBps: badge.cashbackBonusBps,
      earnedAt: badge.earnedAt?.toISOString() ?? null,
    })),
    history,
  };
}

/**
 * One page of the points ledger.
 * @throws Refusal `not_found`
 */
export async function pointsPage(ctx: Context, named: Named, page: PageRequest): Promise<Page<LedgerRow>> {
  await ownerIn(ctx, named);
  const key = { at: pointsLedger.createdAt, id: pointsLedger.id };
  const rows = await ctx.db
    .select()
    .from(pointsLedger)
    .where(and(eq(pointsLedger.userId, named.customerId), beyond(key, page)))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  return pageOf(rows, page, ({ createdAt, id }) => ({ at: createdAt, id }));
}

export function viewOfPointsEntry(row: LedgerRow): PointsEntryView {
  const { id, delta, kind, achievementId, factKind, factId, note } = row;
  const [occurredAt, createdAt] = [row.occurredAt.toISOString(), row.createdAt.toISOString()];
  return { id, delta, kind, achievementId, factKind, factId, note, occurredAt, createdAt };
}

async function ownerIn(ctx: Context, { programId, customerId }: Named) {
  requireMay(ctx.actor, 'customer.read', { programId, ownerId: customerId });
  await customerById(ctx.db, programId, customerId);
  return ownerOf(ctx.db, customerId);
}

async function badgeHistory(ctx: Context, customerId: string): Promise<CustomerBadgesView['history']> {
  const rows = await ctx.db
    .select({ badge: badges, earnedAt: userBadges.earnedAt, revokedAt: userBadges.revokedAt })
    .from(userBadges)
    .innerJoin(badges, eq(badges.id, userBadges.badgeId))
    .where(eq(userBadges.userId, customerId))
    .orderBy(asc(userBadges.earnedAt), asc(badges.level), asc(userBadges.id));
  return rows.map(({ badge, earnedAt, revokedAt }) => ({
    ...rungOf(badge),
    earnedAt: earnedAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  }));
}

function rungOf({ id, level, name }: Pick<BadgeView, 'id' | 'level' | 'name'>) {
  return { badgeId: id, level, name };
}

function withRequirements(badge: BadgeView, points: number, unlocked: number) {
  const { pointsRequired, achievementsRequired } = badge;
  const missing = {
    points: Math.max(0, pointsRequired - points),
    achievements: Math.max(0, achievementsRequired - unlocked),
  };
  return { ...rungOf(badge), pointsRequired, achievementsRequired, missing };
}
