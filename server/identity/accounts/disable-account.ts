import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { endSessionsOf } from './end-sessions.ts';
import { voidLinks } from './reset-password.ts';

/**
 * Shuts a person out, or lets them in again. Shut out, they are a stranger from their next request on, and no link in a mail
 * opens the account. Nobody shuts themselves out. Again: nothing changes.
 * @throws Refusal `not_found`, `confirmation_required`, `own_account`, `customer_anonymised`
 */
export async function disableAccount(
  ctx: Context,
  input: { readonly programId: string; readonly userId: string; readonly disabled: boolean },
): Promise<void> {
  requireMay(ctx.actor, 'account.disable', input);
  requireConfirmed(ctx.actor, ctx.now());
  const { programId, userId, disabled } = input;
  if (ctx.actor.kind === 'person' && ctx.actor.userId === userId) {
    throw conflict('own_account', 'Nobody shuts themselves out');
  }
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const isIt = and(eq(users.programId, programId), eq(users.id, userId));
    const [user] = await tx.select().from(users).where(isIt).for('no key update');
    if (!user) throw notFound('The person');
    if (user.anonymisedAt) throw conflict('customer_anonymised', 'The person was anonymised');
    if ((user.disabledAt !== null) === disabled) return;
    const disabledAt = disabled ? now : null;
    await tx.update(users).set({ disabledAt, updatedAt: now }).where(eq(users.id, userId));
    await endSessionsOf(tx, { userId, now });
    await voidLinks(tx, userId, now);
    const subject = { programId, subjectType: 'user', subjectId: userId };
    await writeAudit(tx, ctx, { ...subject, action: disabled ? 'account.disable' : 'account.enable' });
  });
}
