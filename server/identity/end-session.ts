import { and, eq, isNull } from 'drizzle-orm';
import { sessions } from '#db/schema/identity.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';

/**
 * Ends a session: whoever still holds its token is a stranger from the next request on. Ending it again changes nothing.
 * @throws Refusal `not_found` when there is no such session, or it is another person's
 */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  requireMay(ctx.actor, 'session.end', ctx.actor.kind === 'person' ? { ownerId: ctx.actor.userId } : undefined);
  const [found] = await ctx.db.select({ userId: sessions.userId }).from(sessions).where(eq(sessions.id, sessionId));
  if (!found || (ctx.actor.kind === 'person' && ctx.actor.userId !== found.userId)) throw notFound('The session');
  await ctx.db
    .update(sessions)
    .set({ endedAt: ctx.now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}
