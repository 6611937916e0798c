import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { writeMails } from '#server/notifications/mail/write-mails.ts';
import { linkThrottles } from '../rules.ts';
import { throttleAttempts } from '../throttle-attempts.ts';
import { type ConfirmEmailInput, confirmEmailInput } from './contract.ts';
import { voidLinks } from './reset-password.ts';
import { isOpen, linkRefused } from './rules.ts';
import { useLink } from './use-link.ts';

/**
 * Gives the account the address whose mailbox the link came from. Links of earlier mails are worth nothing any more, and the
 * address before is told. Sessions go on.
 * @throws Refusal `link_invalid`, also where somebody else has the address by now, or TooMany
 */
export async function confirmEmailChange(ctx: Context, input: ConfirmEmailInput): Promise<{ email: string }> {
  const { token } = checkedInput(confirmEmailInput, input);
  await throttleAttempts(ctx, linkThrottles('email', token, ctx.address));
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const { programId, userId, email } = await useLink(tx, { token, purposes: ['email'], now });
    const user = await openAccountOf(tx, userId);
    await refuseTaken(tx, { programId, email, userId: user.id });
    await tx.update(users).set({ email, emailVerifiedAt: now, updatedAt: now }).where(eq(users.id, user.id));
    await voidLinks(tx, user.id, now);
    await writeAudit(tx, ctx, { programId, action: 'email.change', subjectType: 'user', subjectId: user.id });
    if (user.email !== null && user.email !== email) {
      const notice = { kind: 'email_changed' as const, recipient: user.email, userId: user.id, linkId: null };
      await writeMails(tx, ctx, [{ programId, ...notice }]);
    }
    return { email };
  });
}

async function openAccountOf(tx: Tx, userId: string | null): Promise<typeof users.$inferSelect> {
  const [user] = await tx
    .select()
    .from(users)
    .where(eq(users.id, userId ?? ''))
    .for('no key update');
  if (!user || !isOpen(user)) throw linkRefused();
  return user;
}

async function refuseTaken(tx: Tx, wanted: { programId: string; email: string; userId: string }): Promise<void> {
  const isOther = and(
    eq(users.programId, wanted.programId),
    eq(users.email, wanted.email),
    ne(users.id, wanted.userId),
  );
  const [other] = await tx.select({ id: users.id }).from(users).where(isOther);
  if (other) throw linkRefused();
}
