import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { anonymise } from '#server/loyalty/customers/anonymise-customer.ts';
import type { SignedIn } from '../contract.ts';
import { requirePassword } from './confirm-password.ts';
import { type ConfirmPasswordInput, confirmPasswordInput } from './contract.ts';

/**
 * A customer leaves, with their password: name, address and password go, every session ends; what was bought stays as facts
 * about nobody. There is no way back.
 * @throws Refusal `password_wrong`, `forbidden` for admins, whom another admin disables, or TooMany
 */
export async function deleteAccount(ctx: Context, person: SignedIn, input: ConfirmPasswordInput): Promise<void> {
  const { programId, userId, role } = person;
  requireMay(ctx.actor, 'profile.write', { programId, ownerId: userId });
  if (role !== 'customer') throw new Refusal('forbidden', 'forbidden', 'This is not allowed for you.');
  const { password } = checkedInput(confirmPasswordInput, input);
  await requirePassword(ctx, userId, password);
  await anonymise(ctx, { programId, customerId: userId }, 'account.delete');
}
