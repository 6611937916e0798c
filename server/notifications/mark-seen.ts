import { and, eq, inArray, isNull } from 'drizzle-orm';
import { notifications } from '#db/schema/notifications.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Reader } from './queries.ts';

/** Marks news as read: these, or all. Again: nothing changes. Answers how many were marked now. */
export async function markSeen(
  ctx: Context,
  { programId, userId }: Reader,
  { ids }: { readonly ids?: readonly string[] | undefined },
): Promise<number> {
  requireMay(ctx.actor, 'notification.read', { programId, ownerId: userId });
  const n = notifications;
  const which = ids === undefined ? undefined : inArray(n.id, [...ids]);
  const marked = await ctx.db
    .update(n)
    .set({ seenAt: ctx.now() })
    .where(and(eq(n.userId, userId), eq(n.programId, programId), isNull(n.seenAt), which))
    .returning({ id: n.id });
  return marked.length;
}
