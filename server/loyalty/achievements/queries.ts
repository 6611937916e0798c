import { and, eq, type SQL } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { notFound } from '#server/kernel/errors.ts';
import { isId } from '#server/kernel/id.ts';
import { type AchievementDefinition, achievementDefinition, criteria } from './contract.ts';
import type { Achievement, Sibling } from './rules.ts';

/** An achievement as it stands, with the definition of its newest version. */
export type DefinedAchievement = { readonly achievement: Achievement; readonly definition: AchievementDefinition };

export async function achievementByKey(
  db: Database | Tx,
  programId: string,
  key: string,
): Promise<DefinedAchievement | undefined> {
  return definedWhere(db, programId, eq(achievements.key, key));
}

/** @throws Refusal `not_found` */
export async function achievementById(db: Database | Tx, programId: string, id: string): Promise<DefinedAchievement> {
  const found = isId(id) ? await definedWhere(db, programId, eq(achievements.id, id)) : undefined;
  if (!found) throw notFound('The achievement');
  return found;
}

/** All achievements of the program as composites see them, archived ones too. */
export async function siblingsOf(db: Database | Tx, programId: string): Promise<(Sibling & { isActive: boolean })[]> {
  const rows = await db
    .select({ key: achievements.key, criteria: achievements.criteria, isActive: achievements.isActive })
    .from(achievements)
    .where(eq(achievements.programId, programId));
  return rows.map((row) => ({ ...row, criteria: criteria.parse(row.criteria) }));
}

async function definedWhere(db: Database | Tx, programId: string, which: SQL): Promise<DefinedAchievement | undefined> {
  const [row] = await db
    .select({ achievement: achievements, definition: achievementVersions.definition })
    .from(achievements)
    .innerJoin(
      achievementVersions,
      and(
        eq(achievementVersions.achievementId, achievements.id),
        eq(achievementVersions.version, achievements.version),
      ),
    )
    .where(and(eq(achievements.programId, programId), which));
  return row && { achievement: row.achievement, definition: achievementDefinition.parse(row.definition) };
}
