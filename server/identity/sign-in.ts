import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { sessions } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { type SignInInput, signInInput } from './contract.ts';
import { isPasswordRight } from './hash-password.ts';
import { SESSION_ABSOLUTE_MS, signInThrottles } from './rules.ts';
import { forgiveAttempts, throttleAttempts } from './throttle-attempts.ts';

export type OpenedSession = { readonly sessionId: string; readonly userId: string; readonly expiresAt: Date };

type Account = { readonly userId: string; readonly programId: string; readonly passwordHash: string | null };

/**
 * Opens a session for an e-mail address and its password. Anyone may try. Every failure reads alike and takes alike long:
 * unknown address, wrong password, an account that is disabled or was never registered.
 * @throws Refusal `sign_in_failed`, or TooMany when account or address tried too often
 */
export async function signIn(ctx: Context, input: SignInInput, userAgent?: string): Promise<OpenedSession> {
  const credentials = signInInput.safeParse(input);
  if (!credentials.success) throw signInFailed();
  const { email, password } = credentials.data;
  const limits = signInThrottles(email, ctx.address);
  await throttleAttempts(ctx, limits);
  const account = await accountWith(ctx, email, password);
  if (!account) throw signInFailed();
  await forgiveAttempts(ctx, ...limits);
  return openSession(ctx, account, userAgent);
}

/** An address may be known to several programs; the password tells which one is meant. */
async function accountWith(ctx: Context, email: string, password: string): Promise<Account | null> {
  const known: (Account | null)[] = await ctx.db
    .select({ userId: users.id, programId: users.programId, passwordHash: users.passwordHash })
    .from(users)
    .where(
      and(eq(users.email, email), isNotNull(users.passwordHash), isNull(users.disabledAt), isNull(users.anonymisedAt)),
    )
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(5);
  for (const account of known.length > 0 ? known : [null]) {
    if (await isPasswordRight(account?.passwordHash ?? null, password)) return account;
  }
  return null;
}

async function openSession(ctx: Context, account: Account, userAgent?: string): Promise<OpenedSession> {
  const now = ctx.now();
  const sessionId = newId();
  const expiresAt = new Date(now.getTime() + SESSION_ABSOLUTE_MS);
  await ctx.db.insert(sessions).values({
    id: sessionId,
    programId: account.programId,
    userId: account.userId,
    createdAt: now,
    lastSeenAt: now,
    confirmedAt: now,
    expiresAt,
    userAgent: userAgent?.slice(0, 255) ?? null,
    address: ctx.address ?? null,
  });
  return { sessionId, userId: account.userId, expiresAt };
}

function signInFailed(): Refusal {
  return new Refusal('unauthenticated', 'sign_in_failed', 'The email address or the password is not right.');
}
