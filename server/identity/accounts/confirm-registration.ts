import { and, eq } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { accountLinks } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { isPasswordRight } from '../hash-password.ts';
import { linkThrottles } from '../rules.ts';
import { throttleAttempts } from '../throttle-attempts.ts';
import { type ConfirmRegistrationInput, confirmRegistrationInput } from './contract.ts';
import { isClaimable, linkRefused, linkTokenHash } from './rules.ts';
import { goodLink, useLink } from './use-link.ts';

type Asked = { readonly programId: string; readonly email: string; readonly name: string | null; passwordHash: string };

/**
 * Makes the account: whoever has the link reads the mailbox, and whoever has the password began the registration. It takes
 * both, so that nobody is led into an account whose password a stranger chose. A record that a partner made for the address
 * becomes the account, with all that was bought before.
 * @throws Refusal `link_invalid` also for a wrong password, or TooMany
 */
export async function confirmRegistration(ctx: Context, input: ConfirmRegistrationInput): Promise<{ email: string }> {
  const { token, password } = checkedInput(confirmRegistrationInput, input);
  await throttleAttempts(ctx, linkThrottles('verify', token, ctx.address));
  const asked = await askedFor(ctx.db, token, ctx.now());
  const isRight = await isPasswordRight(asked?.passwordHash ?? null, password);
  if (!asked || !isRight) throw linkRefused();
  await ctx.db.transaction(async (tx) => {
    await useLink(tx, { token, purposes: ['register'], now: ctx.now() });
    await openAccount(tx, ctx, asked);
  });
  return { email: asked.email };
}

async function askedFor(db: Database, token: string, now: Date): Promise<Asked | null> {
  const isIt = and(eq(accountLinks.tokenSha256, linkTokenHash(token)), goodLink(['register'], now));
  const [link] = await db.select().from(accountLinks).where(isIt);
  return link?.passwordHash ? { ...link, passwordHash: link.passwordHash } : null;
}

/** Inserts first and reads then: of two who confirm at once, the second finds the account of the first. */
async function openAccount(tx: Tx, ctx: Context, { programId, email, name, passwordHash }: Asked): Promise<void> {
  const now = ctx.now();
  const times = { createdAt: now, updatedAt: now };
  const added = await tx
    .insert(users)
    .values({ id: newId(), programId, role: 'customer', email, name, ...times })
    .onConflictDoNothing()
    .returning({ id: users.id });
  const isIt = and(eq(users.programId, programId), eq(users.email, email));
  const [user] = await tx.select().from(users).where(isIt).for('no key update');
  if (!user || !isClaimable(user)) throw linkRefused();
  const claim = { passwordHash, emailVerifiedAt: now, name: user.name ?? name, updatedAt: now };
  await tx.update(users).set(claim).where(eq(users.id, user.id));
  const subject = { programId, subjectType: 'user', subjectId: user.id };
  await writeAudit(tx, ctx, { ...subject, action: 'account.register', after: { claimed: added.length === 0 } });
}
