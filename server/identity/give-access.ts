import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { UserRole } from '#db/enums.ts';
import { sessions } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { hashPassword } from './hash-password.ts';

export type GiveAccessInput = {
  readonly programId: string;
  /** In small letters. */
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly password: string;
};

/**
 * Lets a person sign in by email and password: whoever has the email gets the password, nobody yet means a new user. The
 * role of somebody known is not changed. Sessions that were open under an older password end.
 * @throws Refusal `role_differs` when the email belongs to a user of another role
 */
export async function giveAccess(ctx: Context, input: GiveAccessInput): Promise<{ userId: string }> {
  requireMay(ctx.actor, 'access.give', input);
  const passwordHash = await hashPassword(input.password);
  return ctx.db.transaction(async (tx) => {
    const userId = (await knownUser(tx, input)) ?? (await newUser(tx, ctx, input));
    const now = ctx.now();
    await tx.update(users).set({ passwordHash, emailVerifiedAt: now, updatedAt: now }).where(eq(users.id, userId));
    await tx
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)));
    const { programId, role } = input;
    await writeAudit(tx, ctx, {
      programId,
      action: 'access.give',
      subjectType: 'user',
      subjectId: userId,
      after: { role },
    });
    return { userId };
  });
}

async function knownUser(tx: Tx, { programId, email, role }: GiveAccessInput): Promise<string | undefined> {
  const isIt = and(eq(users.programId, programId), eq(users.email, email));
  const [known] = await tx.select({ id: users.id, role: users.role }).from(users).where(isIt).for('no key update');
  if (known && known.role !== role)
    throw conflict('role_differs', `${email} belongs to a ${known.role}, not a ${role}`);
  return known?.id;
}

async function newUser(tx: Tx, ctx: Context, { programId, email, name, role }: GiveAccessInput): Promise<string> {
  const id = newId();
  const now = ctx.now();
  await tx.insert(users).values({ id, programId, email, name, role, createdAt: now, updatedAt: now });
  return id;
}
