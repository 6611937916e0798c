import { and, eq } from 'drizzle-orm';
import type { UserRole } from '#db/enums.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { isOpen } from './rules.ts';

/**
 * Makes a registered person an admin, or an admin a customer. Nobody changes their own role, so that a program keeps an
 * admin. It counts from the person's next request.
 * @throws Refusal `not_found`, `confirmation_required`, `own_account`, `not_registered`
 */
export async function changeRole(
  ctx: Context,
  input: { readonly programId: string; readonly userId: string; readonly role: UserRole },
): Promise<void> {
  requireMay(ctx.actor, 'account.role', input);
  requireConfirmed(ctx.actor, ctx.now());
  const { programId, userId, role } = input;
  if (ctx.actor.kind === 'person' && ctx.actor.userId === userId) {
    throw conflict('own_account', 'Nobody changes their own role');
  }
  await ctx.db.transaction(async (tx) => {
    const isIt = and(eq(users.programId, programId), eq(users.id, userId));
    const [user] = await tx.select().from(users).where(isIt).for('no key update');
    if (!user) throw notFound('The person');
    if (!isOpen(user)) throw conflict('not_registered', 'The person has no account that can be signed in to');
    if (user.role === role) return;
    await tx.update(users).set({ role, updatedAt: ctx.now() }).where(eq(users.id, userId));
    const subject = { programId, subjectType: 'user', subjectId: userId };
    await writeAudit(tx, ctx, { ...subject, action: 'account.role', before: { role: user.role }, after: { role } });
  });
}
