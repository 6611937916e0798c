import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { achievements, userAchievements } from '#db/schema/achievements.ts';
import { users } from '#db/schema/users.ts';
import { standingOfLarge } from '#server/insights/figures/queries.ts';

/** How many customers did anything, and how many of them have each achievement. */
export type Holders = { readonly customers: number; readonly byAchievement: ReadonlyMap<string, number> };

type Kept = { readonly until: number; readonly holders: Promise<Holders> };

/** A rarity that is a minute old is as good, and costs no page anything. */
const KEPT_MS = 60_000;
const keptOf = new WeakMap<Database, Map<string, Kept>>();

/** Who has what in a program: of a large one as a worker counted it, of a small one counted at most once a minute. */
export function holdersIn(db: Database, programId: string, now: Date): Promise<Holders> {
  const kept = keptOf.get(db) ?? new Map<string, Kept>();
  keptOf.set(db, kept);
  const known = kept.get(programId);
  if (known && known.until > now.getTime()) return known.holders;
  const holders = countedHolders(db, programId);
  kept.set(programId, { until: now.getTime() + KEPT_MS, holders });
  holders.catch(() => kept.delete(programId));
  return holders;
}

/** The same as of now, of a large program as a worker counted it last: for those who just changed a rule. */
export async function countedHolders(db: Database, programId: string): Promise<Holders> {
  const counted = await standingOfLarge(db, programId);
  if (!counted) return countHolders(db, programId);
  const { funnel, achievements: each } = counted;
  return { customers: funnel.bought, byAchievement: new Map(each.map(({ id, unlocked }) => [id, unlocked])) };
}

async function countHolders(db: Database, programId: string): Promise<Holders> {
  const { achievementId, userId, unlockedAt } = userAchievements;
  const [rows, [active]] = await Promise.all([
    db
      .select({ achievementId, holders: sql`count(distinct ${userId})`.mapWith(Number) })
      .from(userAchievements)
      .innerJoin(achievements, eq(achievements.id, achievementId))
      .where(and(eq(achievements.programId, programId), isNotNull(unlockedAt)))
      .groupBy(achievementId),
    db
      .select({ customers: sql`count(*)`.mapWith(Number) })
      .from(users)
      .where(and(eq(users.programId, programId), isNotNull(users.firstFactAt))),
  ]);
  return {
    customers: active?.customers ?? 0,
    byAchievement: new Map(rows.map((row) => [row.achievementId, row.holders])),
  };
}
