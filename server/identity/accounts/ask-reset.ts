import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { writeMails } from '#server/notifications/mail/write-mails.ts';
import { mailThrottles } from '../rules.ts';
import { throttleAttempts } from '../throttle-attempts.ts';
import { type ForgotInput, forgotInput } from './contract.ts';
import { openAccounts, registrationProgram } from './queries.ts';

/**
 * Mails an address a link with which a forgotten password is replaced; an address without an account is told so, by mail
 * alone. Anyone may ask; known and unknown addresses get the same answer for the same work.
 * @throws Refusal `validation_failed`, or TooMany
 */
export async function askReset(ctx: Context, input: ForgotInput): Promise<void> {
  const { email } = checkedInput(forgotInput, input);
  await throttleAttempts(ctx, mailThrottles('forgot', email, ctx.address));
  const { id } = await registrationProgram(ctx.db);
  const known = await openAccounts(ctx.db, email);
  const meant = known.length > 0 ? known : [{ programId: id, userId: null }];
  const letters = meant.map((account) => ({ ...account, kind: 'reset' as const, recipient: email, linkId: null }));
  await ctx.db.transaction((tx) => writeMails(tx, ctx, letters));
}
