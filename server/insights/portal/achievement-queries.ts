import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { users } from '#db/schema/users.ts';
import { namesOfParts } from '#server/insights/home/asks.ts';
import type { AchievementView } from '#server/insights/home/contract.ts';
import { catalogOf, cyclesOf } from '#server/insights/home/queries.ts';
import { achievementViews } from '#server/insights/home/rules.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { condition, recurrence, schedule } from '#server/loyalty/achievements/contract.ts';
import { consideredFacts } from './considered-facts.ts';
import type { AchievementStory, AchievementsView } from './contract.ts';
import { type Frame, frameFor } from './frame-queries.ts';
import { type Holders, holdersIn } from './rarity-queries.ts';
import { askedOf, partsOf, rarityBps } from './rules.ts';

/**
 * All achievements of the program as the customer stands, locked secret ones masked. Six queries at most.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function achievementsView(ctx: Context, userId: string): Promise<AchievementsView> {
  const frame = await frameFor(ctx, userId);
  const { views } = await standingOf(ctx, userId, frame);
  return { asOf: frame.asOf, program: frame.program, achievements: views };
}

/**
 * One achievement with its rule, what counted and what did not. Of a locked secret one only the mask, unless it is told openly.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function achievementStory(
  ctx: Context,
  userId: string,
  { achievementId, isOpen = false }: { readonly achievementId: string; readonly isOpen?: boolean },
): Promise<AchievementStory> {
  const frame = await frameFor(ctx, userId);
  const { views, entries, cycles } = await standingOf(ctx, userId, frame, isOpen);
  const view = views.find(({ id }) => id === achievementId);
  const entry = entries.find(({ id }) => id === achievementId);
  if (!view || !entry) throw notFound('The achievement');
  const head = { asOf: frame.asOf, program: frame.program, view };
  if (view.progress === null) return { ...head, rule: null, names: {}, parts: [], counted: [], missed: [] };
  const [terms, countsFrom, facts] = await Promise.all([
    termsOf(ctx.db, achievementId),
    countsFromFor(ctx.db, userId, achievementId),
    consideredFacts(ctx, userId, { programId: frame.programId, achievementId, key: entry.key }),
  ]);
  return {
    ...head,
    rule: { criteria: entry.criteria, ...terms, countsFrom },
    names: namesOfParts(entry.criteria, entries, views),
    parts: partsOf(entry, cycles, entries, views),
    ...facts,
  };
}

async function standingOf(ctx: Context, userId: string, { programId, moment }: Frame, isOpen = false) {
  const [stored, cycles, holders] = await Promise.all([
    catalogOf(ctx.db, programId),
    cyclesOf(ctx.db, userId),
    holdersIn(ctx.db, programId, moment.now),
  ]);
  const entries = isOpen ? stored.map((entry) => ({ ...entry, visibility: 'public' as const })) : stored;
  const plain = achievementViews(entries, cycles, moment);
  const views = plain.map((view) => ({
    ...view,
    rarityBps: rarityBps(holdersOf(view, holders), holders.customers),
    asks: askedOf(view, entries, plain),
  }));
  return { entries, cycles, views };
}

/** Who has it is one of those who do, though they may have been counted before. */
function holdersOf({ id, unlockedAt }: AchievementView, { byAchievement }: Holders): number {
  return Math.max(byAchievement.get(id) ?? 0, unlockedAt ? 1 : 0);
}

async function termsOf(db: Database, achievementId: string) {
  const [row] = await db.select().from(achievements).where(eq(achievements.id, achievementId));
  if (!row) throw notFound('The achievement');
  const [from, to] = [row.scheduleFrom?.toISOString(), row.scheduleTo?.toISOString()];
  return {
    recurrence: recurrence.parse(row.recurrence),
    schedule: from || to ? schedule.parse({ from, to }) : null,
    audience: row.audience === null ? null : condition.parse(row.audience),
  };
}

/** When its first form in force began, if that was after the customer's first fact. */
async function countsFromFor(db: Database, userId: string, achievementId: string): Promise<Date | null> {
  const { definition, effectiveFrom } = achievementVersions;
  const isInForce = sql`coalesce(${definition} ->> 'isActive', 'true') = 'true'`;
  const [form] = await db
    .select({ effectiveFrom, firstFactAt: users.firstFactAt })
    .from(achievementVersions)
    .innerJoin(users, eq(users.id, userId))
    .where(and(eq(achievementVersions.achievementId, achievementId), isInForce))
    .orderBy(sql`${effectiveFrom} asc nulls first`)
    .limit(1);
  if (!form?.effectiveFrom || !form.firstFactAt) return null;
  return form.firstFactAt < form.effectiveFrom ? form.effectiveFrom : null;
}
