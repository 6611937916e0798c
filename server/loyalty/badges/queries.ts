import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { badges, badgeVersions } from '#db/schema/badges.ts';
import { type BadgeDefinition, badgeDefinition } from './contract.ts';

/** A badge as it stands, with the definition of its newest version. */
export type DefinedBadge = { readonly badge: typeof badges.$inferSelect; readonly definition: BadgeDefinition };

/** The badges of the program that are not archived, by rising level. */
export async function ladderOf(db: Database | Tx, programId: string): Promise<DefinedBadge[]> {
  const rows = await db
    .select({ badge: badges, definition: badgeVersions.definition })
    .from(badges)
    .innerJoin(badgeVersions, and(eq(badgeVersions.badgeId, badges.id), eq(badgeVersions.version, badges.version)))
    .where(and(eq(badges.programId, programId), isNull(badges.archivedAt)))
    .orderBy(badges.level);
  return rows.map(({ badge, definition }) => ({ badge, definition: badgeDefinition.parse(definition) }));
}
