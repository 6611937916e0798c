import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accountLinks } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { writeMails } from '#server/notifications/mail/write-mails.ts';
import { hashPassword } from '../hash-password.ts';
import { linkThrottles } from '../rules.ts';
import { throttleAttempts } from '../throttle-attempts.ts';
import { refuseCommonPassword } from './common-passwords.ts';
import { type ResetPasswordInput, resetPasswordInput } from './contract.ts';
import { endSessionsOf } from './end-sessions.ts';
import { linkRefused } from './rules.ts';
import { useLink } from './use-link.ts';

/**
 * Sets a password by a link from a mail: a forgotten one, or an invited person's first. The link is used up, the account's
 * other links are worth nothing any more, and every session ends.
 * @throws Refusal `link_invalid`, `validation_failed`, or TooMany
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<{ email: string }> {
  const { token, password } = checkedInput(resetPasswordInput, input);
  await throttleAttempts(ctx, linkThrottles('reset', token, ctx.address));
  await refuseCommonPassword(password, null);
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const { programId, userId, email } = await useLink(tx, { token, purposes: ['reset', 'invite'], now });
    const user = await personOf(tx, userId, email);
    const verified = { emailVerifiedAt: user.emailVerifiedAt ?? now };
    await tx
      .update(users)
      .set({ passwordHash, ...verified, updatedAt: now })
      .where(eq(users.id, user.id));
    await voidLinks(tx, user.id, now);
    await endSessionsOf(tx, { userId: user.id, now });
    await writeAudit(tx, ctx, { programId, action: 'password.reset', subjectType: 'user', subjectId: user.id });
    const notice = { programId, kind: 'password_changed' as const, recipient: email, userId: user.id, linkId: null };
    await writeMails(tx, ctx, [notice]);
    return { email };
  });
}

/** The link was sent to an address; it opens the account only while that is the account's address. */
async function personOf(tx: Tx, userId: string | null, email: string): Promise<typeof users.$inferSelect> {
  if (userId === null) throw linkRefused();
  const isIt = and(eq(users.id, userId), eq(users.email, email), isNull(users.disabledAt), isNull(users.anonymisedAt));
  const [user] = await tx.select().from(users).where(isIt).for('no key update');
  if (!user) throw linkRefused();
  return user;
}

/** Whoever asked for several mails keeps none that still opens the account. */
export async function voidLinks(tx: Tx, userId: string, now: Date): Promise<void> {
  const unused = and(eq(accountLinks.userId, userId), isNull(accountLinks.usedAt));
  await tx.update(accountLinks).set({ usedAt: now }).where(unused);
}
