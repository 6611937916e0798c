import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { writeMails } from '#server/notifications/mail/write-mails.ts';
import type { SignedIn } from '../contract.ts';
import { mailThrottles } from '../rules.ts';
import { throttleAttempts } from '../throttle-attempts.ts';
import { requirePassword } from './confirm-password.ts';
import { type AskEmailInput, askEmailInput } from './contract.ts';

/**
 * A person asks for another address, with their password. The new one gets a mail with a link; nothing changes before it is
 * opened. Whether somebody else has the address is told in that mail alone.
 * @throws Refusal `password_wrong`, `validation_failed`, or TooMany
 */
export async function askEmailChange(ctx: Context, person: SignedIn, input: AskEmailInput): Promise<void> {
  const { programId, userId } = person;
  requireMay(ctx.actor, 'profile.write', { programId, ownerId: userId });
  const { email, password } = checkedInput(askEmailInput, input);
  await requirePassword(ctx, userId, password);
  await throttleAttempts(ctx, mailThrottles('email', email, ctx.address));
  const letter = { programId, kind: 'email_change' as const, recipient: email, userId, linkId: null };
  await ctx.db.transaction((tx) => writeMails(tx, ctx, [letter]));
}
