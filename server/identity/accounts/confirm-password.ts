import { and, eq, isNull } from 'drizzle-orm';
import { sessions } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { SignedIn } from '../contract.ts';
import { isPasswordRight } from '../hash-password.ts';
import { passwordThrottle } from '../rules.ts';
import { forgiveAttempts, throttleAttempts } from '../throttle-attempts.ts';
import { type ConfirmPasswordInput, confirmPasswordInput } from './contract.ts';

/**
 * A signed-in person gives their password again; for ten minutes this session may then do what needs it (`requireConfirmed`).
 * @throws Refusal `password_wrong`, or TooMany
 */
export async function confirmPassword(ctx: Context, person: SignedIn, input: ConfirmPasswordInput): Promise<void> {
  const { programId, userId, sessionId } = person;
  requireMay(ctx.actor, 'profile.write', { programId, ownerId: userId });
  const { password } = checkedInput(confirmPasswordInput, input);
  await requirePassword(ctx, userId, password);
  const mine = and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt));
  await ctx.db.update(sessions).set({ confirmedAt: ctx.now() }).where(mine);
}

/**
 * Lets only the right password pass, and counts the wrong ones.
 * @throws Refusal `password_wrong`, or TooMany
 */
export async function requirePassword(ctx: Context, userId: string, password: string): Promise<void> {
  const limit = passwordThrottle(userId);
  await throttleAttempts(ctx, [limit]);
  const [user] = await ctx.db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  if (!(await isPasswordRight(user?.passwordHash ?? null, password))) {
    throw new Refusal('rule', 'password_wrong', 'The password is not right.');
  }
  await forgiveAttempts(ctx, limit);
}
