import { eq } from 'drizzle-orm';
import { badges } from '#db/schema/badges.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { lockCatalog, raiseRevision, requireVersion } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { badgeById, type DefinedBadge } from './queries.ts';
import { publishBadge } from './save-badge.ts';

/**
 * Takes a badge out of the ladder from now on: nobody earns it any more, who has it keeps the entry in their history. Its
 * level is free again. Again: nothing changes.
 * @param input `expectedVersion` is the one the decision was made from; absent: whatever stands
 * @throws Refusal `not_found`, `version_changed`
 */
export async function archiveBadge(
  ctx: Context,
  input: { readonly programId: string; readonly badgeId: string; readonly expectedVersion?: number | undefined },
): Promise<DefinedBadge> {
  requireMay(ctx.actor, 'catalog.write', input);
  const { programId, badgeId } = input;
  return ctx.db.transaction(async (tx) => {
    await lockCatalog(tx, programId);
    const known = await badgeById(tx, programId, badgeId);
    requireVersion(known.badge.version, input.expectedVersion);
    if (known.badge.archivedAt) return known;
    const definition = { ...known.definition, isActive: false };
    await publishBadge(tx, ctx, { programId, badgeId, definition });
    const marks = { archivedAt: ctx.now(), updatedAt: ctx.now() };
    const [badge] = await tx.update(badges).set(marks).where(eq(badges.id, badgeId)).returning();
    if (!badge) throw new Error(`badge ${badgeId} went away under lock`);
    await raiseRevision(tx, programId);
    await writeAudit(tx, ctx, { programId, action: 'badge.archive', subjectType: 'badge', subjectId: badgeId });
    return { badge, definition };
  });
}
