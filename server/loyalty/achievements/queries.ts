import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { notFound } from '#server/kernel/errors.ts';
import { isId } from '#server/kernel/id.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
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

/** One page of a program's achievements by the time they were made. */
export async function achievementsPage(
  db: Database,
  programId: string,
  filters: { readonly isActive?: boolean | undefined; readonly isArchived: boolean },
  page: PageRequest,
): Promise<Page<DefinedAchievement>> {
  const key = { at: achievements.createdAt, id: achievements.id };
  const { isActive, isArchived } = filters;
  const conditions = [
    eq(achievements.programId, programId),
    isActive === undefined ? undefined : eq(achievements.isActive, isActive),
    isArchived ? isNotNull(achievements.archivedAt) : isNull(achievements.archivedAt),
    beyond(key, page),
  ];
  const rows = await defined(db)
    .where(and(...conditions))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  return pageOf(rows.map(asDefined), page, ({ achievement }) => ({ at: achievement.createdAt, id: achievement.id }));
}

async function definedWhere(db: Database | Tx, programId: string, which: SQL): Promise<DefinedAchievement | undefined> {
  const [row] = await defined(db).where(and(eq(achievements.programId, programId), which));
  return row && asDefined(row);
}

function asDefined(row: { achievement: Achievement; definition: unknown }): DefinedAchievement {
  return { achievement: row.achievement, definition: achievementDefinition.parse(row.definition) };
}

function defined(db: Database | Tx) {
  const newest = and(
    eq(achievementVersions.achievementId, achievements.id),
    eq(achievementVersions.version, achievements.version),
  );
  return db
    .select({ achievement: achievements, definition: achievementVersions.definition })
    .from(achievements)
    .innerJoin(achievementVersions, newest);
}
