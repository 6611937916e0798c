import { accountLinks } from '#db/schema/identity.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { writeMails } from '#server/notifications/mail/write-mails.ts';
import { hashPassword } from '../hash-password.ts';
import { mailThrottles } from '../rules.ts';
import { throttleAttempts } from '../throttle-attempts.ts';
import { refuseCommonPassword } from './common-passwords.ts';
import { type RegisterInput, registerInput } from './contract.ts';
import { registrationProgram } from './queries.ts';
import { LINK_MS } from './rules.ts';

/**
 * Takes down that somebody wants an account, and mails the address. Anyone may ask. Nothing of the answer, nor of the work
 * behind it, depends on whether the address is known: only the mail tells, and it goes to the address alone.
 * @throws Refusal `validation_failed`, or TooMany
 */
export async function askRegistration(ctx: Context, input: RegisterInput): Promise<void> {
  const { name, email, password } = checkedInput(registerInput, input);
  await refuseCommonPassword(password, email);
  await throttleAttempts(ctx, mailThrottles('register', email, ctx.address));
  const passwordHash = await hashPassword(password);
  const { id: programId } = await registrationProgram(ctx.db);
  const now = ctx.now();
  const linkId = newId();
  const expiresAt = new Date(now.getTime() + LINK_MS.register);
  await ctx.db.transaction(async (tx) => {
    const link = { id: linkId, programId, purpose: 'register' as const, email, name, passwordHash };
    await tx.insert(accountLinks).values({ ...link, expiresAt, createdAt: now });
    await writeMails(tx, ctx, [{ programId, kind: 'register', recipient: email, userId: null, linkId }]);
  });
}
