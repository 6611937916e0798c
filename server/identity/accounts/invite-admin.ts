import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { writeMails } from '#server/notifications/mail/write-mails.ts';
import { type InviteAdminInput, inviteAdminInput } from './contract.ts';

/**
 * Invites somebody to the console of the program: they get a link by mail and choose their password. Inviting again while
 * the invitation is open sends another mail.
 * @throws Refusal `validation_failed`, `confirmation_required`, `person_exists` when the address belongs to somebody
 */
export async function inviteAdmin(
  ctx: Context,
  input: { readonly programId: string } & InviteAdminInput,
): Promise<{ userId: string }> {
  requireMay(ctx.actor, 'account.invite', input);
  requireConfirmed(ctx.actor, ctx.now());
  const { programId, ...rest } = input;
  const { name, email } = checkedInput(inviteAdminInput, rest);
  return ctx.db.transaction(async (tx) => {
    const userId = await invited(tx, ctx, { programId, name, email });
    const subject = { programId, subjectType: 'user', subjectId: userId };
    await writeAudit(tx, ctx, { ...subject, action: 'account.invite', after: { role: 'admin' } });
    await writeMails(tx, ctx, [{ programId, kind: 'invite', recipient: email, userId, linkId: null }]);
    return { userId };
  });
}

async function invited(
  tx: Tx,
  ctx: Context,
  { programId, name, email }: { programId: string; name: string; email: string },
): Promise<string> {
  const now = ctx.now();
  await tx
    .insert(users)
    .values({ id: newId(), programId, role: 'admin', email, name, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
  const isIt = and(eq(users.programId, programId), eq(users.email, email));
  const [user] = await tx.select().from(users).where(isIt).for('no key update');
  if (user?.role !== 'admin' || user.passwordHash !== null || user.disabledAt !== null) {
    throw conflict('person_exists', 'This address belongs to somebody already');
  }
  return user.id;
}
