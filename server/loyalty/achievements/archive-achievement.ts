import { eq } from 'drizzle-orm';
import { achievements } from '#db/schema/achievements.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { lockCatalog, raiseRevision, requireVersion } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { achievementById, siblingsOf } from './queries.ts';
import type { Achievement, Sibling } from './rules.ts';
import { writeVersion } from './save-achievement.ts';

/**
 * Takes an achievement out of the catalogue from now on. Customers keep what they have of it. Again: nothing changes.
 * @param input `expectedVersion` is the one the decision was made from; absent: whatever stands
 * @throws Refusal `not_found`, `version_changed`, `achievement_in_use` when an active composite could then never be completed
 */
export async function archiveAchievement(
  ctx: Context,
  input: { readonly programId: string; readonly achievementId: string; readonly expectedVersion?: number | undefined },
): Promise<{ achievement: Achievement; changed: boolean }> {
  requireMay(ctx.actor, 'catalog.write', input);
  const { programId } = input;
  return ctx.db.transaction(async (tx) => {
    await lockCatalog(tx, programId);
    const { achievement, definition } = await achievementById(tx, programId, input.achievementId);
    requireVersion(achievement.version, input.expectedVersion);
    if (achievement.archivedAt) return { achievement, changed: false };
    requireUnused(achievement.key, await siblingsOf(tx, programId));
    const after = { ...definition, isActive: false };
    const archived = { archivedAt: ctx.now() };
    const version = { programId, key: achievement.key, definition: after, counts: 'from_now' } as const;
    const written = await writeVersion(tx, ctx, version, achievement);
    await tx.update(achievements).set(archived).where(eq(achievements.id, achievement.id));
    await raiseRevision(tx, programId);
    const subject = { programId, subjectType: 'achievement', subjectId: achievement.id };
    await writeAudit(tx, ctx, { ...subject, action: 'achievement.archive', before: definition, after });
    return { achievement: { ...written, ...archived }, changed: true };
  });
}

function requireUnused(key: string, siblings: readonly (Sibling & { isActive: boolean })[]): void {
  const user = siblings.find(({ isActive, criteria }) => {
    return isActive && criteria.type === 'composite' && criteria.of.includes(key);
  });
  if (user) throw conflict('achievement_in_use', `"${user.key}" is made of this achievement; change that one first`);
}
