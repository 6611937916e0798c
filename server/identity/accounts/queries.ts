import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { DEFAULT_PROGRAM } from '#server/loyalty/programs/default-program.ts';
import type { SignedIn } from '../contract.ts';
import { SESSION_IDLE_MS } from '../rules.ts';
import type { OpenSession, ProfileView } from './contract.ts';

/** How many programs may know an address and be mailed about it. */
const MOST_PROGRAMS = 5;

/** The program people register with: the default one, or where it is missing the oldest. */
export async function registrationProgram(db: Database): Promise<{ id: string; name: string }> {
  const isDefault = sql`${programs.slug} = ${DEFAULT_PROGRAM.slug}`;
  const [program] = await db
    .select({ id: programs.id, name: programs.name })
    .from(programs)
    .orderBy(desc(isDefault), asc(programs.createdAt), asc(programs.id))
    .limit(1);
  if (!program) throw new Error('there is no program to register with');
  return program;
}

/** The accounts of an address that can be signed in to, one a program at most. */
export async function openAccounts(db: Database, email: string): Promise<{ programId: string; userId: string }[]> {
  return db
    .select({ programId: users.programId, userId: users.id })
    .from(users)
    .where(
      and(eq(users.email, email), isNotNull(users.passwordHash), isNull(users.disabledAt), isNull(users.anonymisedAt)),
    )
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(MOST_PROGRAMS);
}

const ADMINS_SHOWN = 200;

/** Who runs a program. `isOpen`: they can sign in; without it they were invited and have not come yet. */
export type ListedAdmin = {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly isOpen: boolean;
  readonly isSelf: boolean;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
};

/** The admins of a program, the first ones first. */
export async function adminList(ctx: Context, programId: string): Promise<ListedAdmin[]> {
  requireMay(ctx.actor, 'account.list', { programId });
  const { id, name, email, passwordHash, disabledAt, createdAt } = users;
  const rows = await ctx.db
    .select({ id, name, email, isOpen: isNotNull(passwordHash).mapWith(Boolean), disabledAt, createdAt })
    .from(users)
    .where(and(eq(users.programId, programId), eq(users.role, 'admin'), isNull(users.anonymisedAt)))
    .orderBy(asc(createdAt), asc(id))
    .limit(ADMINS_SHOWN);
  const self = ctx.actor.kind === 'person' ? ctx.actor.userId : null;
  return rows.map((row) => ({ ...row, isSelf: row.id === self }));
}

/** A person's own page. */
export async function profileView(ctx: Context, person: SignedIn): Promise<ProfileView> {
  const { programId, userId, name, email } = person;
  requireMay(ctx.actor, 'profile.read', { programId, ownerId: userId });
  const { locale, currency, timeZone } = programs;
  const [program] = await ctx.db
    .select({ locale, currency, timeZone })
    .from(programs)
    .where(eq(programs.id, programId));
  if (!program) throw notFound('The program');
  return { name, email, program, asOf: ctx.now(), sessions: await openSessions(ctx, person) };
}

/** Where a person is signed in, the last used first. */
async function openSessions(ctx: Context, person: SignedIn): Promise<OpenSession[]> {
  const { userId, sessionId } = person;
  const now = ctx.now();
  const idleSince = new Date(now.getTime() - SESSION_IDLE_MS);
  const { id, userAgent, address, createdAt, lastSeenAt, expiresAt, endedAt } = sessions;
  const isGood = and(isNull(endedAt), gt(expiresAt, now), gt(lastSeenAt, idleSince));
  const rows = await ctx.db
    .select({ id, userAgent, address, createdAt, lastSeenAt })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isGood))
    .orderBy(desc(lastSeenAt), desc(id));
  return rows.map((row) => ({ ...row, isCurrent: row.id === sessionId }));
}
