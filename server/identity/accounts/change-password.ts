import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { writeMails } from '#server/notifications/mail/write-mails.ts';
import type { SignedIn } from '../contract.ts';
import { hashPassword } from '../hash-password.ts';
import { refuseCommonPassword } from './common-passwords.ts';
import { requirePassword } from './confirm-password.ts';
import { type ChangePasswordInput, changePasswordInput } from './contract.ts';
import { endSessionsOf } from './end-sessions.ts';
import { voidLinks } from './reset-password.ts';

/**
 * Changes a person's own password. Their other sessions end, this one goes on; they are told by mail.
 * @throws Refusal `password_wrong`, `validation_failed`, or TooMany
 */
export async function changePassword(ctx: Context, person: SignedIn, input: ChangePasswordInput): Promise<void> {
  const { programId, userId, email, sessionId } = person;
  requireMay(ctx.actor, 'profile.write', { programId, ownerId: userId });
  const { current, password } = checkedInput(changePasswordInput, input);
  await refuseCommonPassword(password, email);
  await requirePassword(ctx, userId, current);
  const passwordHash = await hashPassword(password);
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash, updatedAt: now }).where(eq(users.id, userId));
    await endSessionsOf(tx, { userId, except: sessionId, now });
    await voidLinks(tx, userId, now);
    await writeAudit(tx, ctx, { programId, action: 'password.change', subjectType: 'user', subjectId: userId });
    if (email === null) return;
    await writeMails(tx, ctx, [{ programId, kind: 'password_changed', recipient: email, userId, linkId: null }]);
  });
}
