import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { badgeVersions, userBadges } from '#db/schema/badges.ts';
import { cashbackRuleVersions } from '#db/schema/cashback.ts';
import { actorNames } from '#server/identity/queries.ts';
import { standingOfLarge } from '#server/insights/figures/queries.ts';
import { countedHolders } from '#server/insights/portal/rarity-queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { achievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { type DefinedBadge, ladderOf } from '#server/loyalty/badges/queries.ts';
import { cashbackDefinition } from '#server/payments/cashback/contract.ts';
import { rulesOf } from '#server/payments/cashback/queries.ts';
import type { AchievementDetail, AchievementRow, BadgeDetail, BadgeRow, CashbackRuleDetail } from './contract.ts';

/** More achievements than this are not listed; no program has use for so many. */
const MOST = 500;

type Stored = { readonly achievement: typeof achievements.$inferSelect; readonly definition: unknown };

/** The program's achievements by name, archived ones or the others, with how many customers have each. */
export async function achievementRows(
  ctx: Context,
  { programId, archived }: { readonly programId: string; readonly archived: boolean },
): Promise<AchievementRow[]> {
  requireMay(ctx.actor, 'catalog.read', { programId });
  const isListed = archived ? isNotNull(achievements.archivedAt) : isNull(achievements.archivedAt);
  const stored = await newest(ctx)
    .where(and(eq(achievements.programId, programId), isListed))
    .orderBy(asc(achievements.name), asc(achievements.id))
    .limit(MOST);
  return withHolders(ctx, programId, stored);
}

/** One achievement with every form it had, the newest first. @throws Refusal `not_found` */
export async function achievementDetail(
  ctx: Context,
  { programId, key }: { readonly programId: string; readonly key: string },
): Promise<AchievementDetail> {
  requireMay(ctx.actor, 'catalog.read', { programId });
  const stored = await newest(ctx).where(and(eq(achievements.programId, programId), eq(achievements.key, key)));
  const [row] = await withHolders(ctx, programId, stored);
  if (!row) throw notFound('The achievement');
  const rows = await ctx.db
    .select()
    .from(achievementVersions)
    .where(eq(achievementVersions.achievementId, row.id))
    .orderBy(desc(achievementVersions.version));
  const read = rows.map((one) => ({ ...one, definition: achievementDefinition.parse(one.definition) }));
  return { ...row, versions: await withAuthors(ctx, programId, read) };
}

/** Versions with who made each as people know them. */
async function withAuthors<V extends { readonly createdBy: string }>(
  ctx: Context,
  programId: string,
  versions: readonly V[],
): Promise<V[]> {
  const authors = versions.map(({ createdBy }) => createdBy);
  const names = await actorNames(ctx, programId, authors);
  return versions.map((version) => ({ ...version, createdBy: names.get(version.createdBy) ?? version.createdBy }));
}

function newest({ db }: Context) {
  const isNewest = and(
    eq(achievementVersions.achievementId, achievements.id),
    eq(achievementVersions.version, achievements.version),
  );
  return db
    .select({ achievement: achievements, definition: achievementVersions.definition })
    .from(achievements)
    .innerJoin(achievementVersions, isNewest)
    .$dynamic();
}

async function withHolders(ctx: Context, programId: string, stored: readonly Stored[]): Promise<AchievementRow[]> {
  const { customers, byAchievement } = await countedHolders(ctx.db, programId);
  return stored.map(({ achievement: { id, key, version, archivedAt, createdAt, updatedAt }, definition }) => {
    const row = { id, key, version, definition: achievementDefinition.parse(definition), archivedAt };
    return { ...row, createdAt, updatedAt, holders: byAchievement.get(id) ?? 0, customers };
  });
}

/** The ladder from its lowest rung, with who wears each. */
export async function badgeRows(ctx: Context, programId: string): Promise<BadgeRow[]> {
  requireMay(ctx.actor, 'catalog.read', { programId });
  return withWearers(ctx, programId, await ladderOf(ctx.db, programId));
}

/** One rung with every form it had, the newest first. @throws Refusal `not_found` */
export async function badgeDetail(
  ctx: Context,
  { programId, badgeId }: { readonly programId: string; readonly badgeId: string },
): Promise<BadgeDetail> {
  const row = (await badgeRows(ctx, programId)).find(({ id }) => id === badgeId);
  if (!row) throw notFound('The badge');
  const rows = await ctx.db
    .select()
    .from(badgeVersions)
    .where(eq(badgeVersions.badgeId, badgeId))
    .orderBy(desc(badgeVersions.version));
  const versions = rows.map((one) => ({ ...one, definition: badgeDefinition.parse(one.definition) }));
  return { ...row, versions: await withAuthors(ctx, programId, versions) };
}

async function withWearers({ db }: Context, programId: string, ladder: readonly DefinedBadge[]): Promise<BadgeRow[]> {
  if (ladder.length === 0) return [];
  const counted = await standingOfLarge(db, programId);
  const wearers = counted
    ? new Map(counted.badges.map(({ level, holders }) => [level, holders]))
    : await countWearers(db, ladder);
  return ladder.map(({ badge: { id, level, version, createdAt, updatedAt }, definition }) => {
    return { id, version, definition, createdAt, updatedAt, wearers: wearers.get(level) ?? 0 };
  });
}

/** By level: a ladder has each once. */
async function countWearers(db: Database, ladder: readonly DefinedBadge[]): Promise<Map<number, number>> {
  const levels = new Map(ladder.map(({ badge }) => [badge.id, badge.level]));
  const counted = await db
    .select({ badgeId: userBadges.badgeId, wearers: sql`count(*)`.mapWith(Number) })
    .from(userBadges)
    .where(and(inArray(userBadges.badgeId, [...levels.keys()]), eq(userBadges.isCurrent, true)))
    .groupBy(userBadges.badgeId);
  return new Map(counted.map(({ badgeId, wearers }) => [levels.get(badgeId) ?? 0, wearers]));
}

/** The cashback rules, one a currency, each with every form it had, the newest first. */
export async function cashbackRuleDetails(ctx: Context, programId: string): Promise<CashbackRuleDetail[]> {
  const rules = await rulesOf(ctx, programId);
  if (rules.length === 0) return [];
  const ids = rules.map(({ id }) => id);
  const rows = await ctx.db
    .select()
    .from(cashbackRuleVersions)
    .where(inArray(cashbackRuleVersions.ruleId, ids))
    .orderBy(desc(cashbackRuleVersions.version));
  const read = rows.map((one) => ({ ...one, definition: cashbackDefinition.parse(one.definition) }));
  const parsed = await withAuthors(ctx, programId, read);
  const versionsOf = Map.groupBy(parsed, ({ ruleId }) => ruleId);
  return rules.map(({ id, currency, version, definition, updatedAt }) => {
    const rule = { id, currency, version, definition: cashbackDefinition.parse(definition), updatedAt };
    return { ...rule, versions: versionsOf.get(id) ?? [] };
  });
}
