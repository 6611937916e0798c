import { and, eq, inArray, isNull } from 'drizzle-orm';
import { notifications } from '#db/schema/notifications.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Reader } from './queries.ts';

/**
 * Takes unlocks and badges to be celebrated. Of several pages that ask at the same time, each unlock is given to one: only
 * what is answered here is to be celebrated, and is never offered again.
 */
export async function celebrateNews(
  ctx: Context,
  { programId, userId }: Reader,
  { ids }: { readonly ids: readonly string[] },
): Promise<string[]> {
  requireMay(ctx.actor, 'notification.read', { programId, ownerId: userId });
  const n = notifications;
  const isTheirs = and(eq(n.userId, userId), eq(n.programId, programId));
  const taken = await ctx.db
    .update(n)
    .set({ celebratedAt: ctx.now() })
    .where(and(isTheirs, inArray(n.id, [...ids]), isNull(n.celebratedAt)))
    .returning({ id: n.id });
  return taken.map(({ id }) => id);
}
