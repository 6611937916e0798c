import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** Signs a person out everywhere, here as well: from the next request on each of their browsers is a stranger's. */
export async function endSessions(ctx: Context, input: { programId: string; userId: string }): Promise<void> {
  const { programId, userId } = input;
  requireMay(ctx.actor, 'session.end', { programId, ownerId: userId });
  await ctx.db.transaction(async (tx) => {
    await endSessionsOf(tx, { userId, now: ctx.now() });
    await writeAudit(tx, ctx, { programId, action: 'session.end_all', subjectType: 'user', subjectId: userId });
  });
}

/** Ends a person's sessions, but for one where it is named, in the transaction of what makes it necessary. */
export async function endSessionsOf(tx: Tx, which: { userId: string; except?: string; now: Date }): Promise<void> {
  const { userId, except, now } = which;
  const others = except === undefined ? undefined : ne(sessions.id, except);
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), others));
}
