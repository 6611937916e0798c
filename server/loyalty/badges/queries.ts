import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { badges, badgeVersions } from '#db/schema/badges.ts';
import { notFound } from '#server/kernel/errors.ts';
import { type BadgeDefinition, badgeDefinition } from './contract.ts';

/** A badge as it stands, with the definition of its newest version. */
export type DefinedBadge = { readonly badge: typeof badges.$inferSelect; readonly definition: BadgeDefinition };

/**
 * A badge of the program, archived or not.
 * @throws Refusal `not_found`
 */
export async function badgeById(db: Database | Tx, programId: string, badgeId: string): Promise<DefinedBadge> {
  const [found] = await defined(db).where(and(eq(badges.programId, programId), eq(badges.id, badgeId)));
  if (!found) throw notFound('The badge');
  return { badge: found.badge, definition: badgeDefinition.parse(found.definition) };
}

/** The badges of the program that are not archived, by rising level. */
export async function ladderOf(db: Database | Tx, programId: string): Promise<DefinedBadge[]> {
  const rows = await defined(db)
    .where(and(eq(badges.programId, programId), isNull(badges.archivedAt)))
    .orderBy(badges.level);
  return rows.map(({ badge, definition }) => ({ badge, definition: badgeDefinition.parse(definition) }));
}

function defined(db: Database | Tx) {
  const newest = and(eq(badgeVersions.badgeId, badges.id), eq(badgeVersions.version, badges.version));
  return db
    .select({ badge: badges, definition: badgeVersions.definition })
    .from(badges)
    .innerJoin(badgeVersions, newest);
}
