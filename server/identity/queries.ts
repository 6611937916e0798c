import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import type { SignedIn } from './contract.ts';
import { isSessionGood } from './rules.ts';

/**
 * Which of these sessions are still good, with the role of their person. Asked again and again for streams that stay open;
 * being open is no use of a session, so none is prolonged.
 */
export async function goodSessions(
  db: Database,
  sessionIds: readonly string[],
  now: Date,
): Promise<Map<string, SignedIn['role']>> {
  const found = await db
    .select({ session: sessions, role: users.role })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), isNull(users.disabledAt), isNull(users.anonymisedAt)))
    .where(inArray(sessions.id, [...sessionIds]));
  return new Map(
    found.filter(({ session }) => isSessionGood(session, now)).map(({ session, role }) => [session.id, role]),
  );
}

const PERSON = 'person:';

/** What people are called who did something: names, or else email addresses, by the actor as it was written down. */
export async function actorNames(
  { db }: Context,
  programId: string,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const ids = new Set(actors.flatMap((actor) => (actor.startsWith(PERSON) ? [actor.slice(PERSON.length)] : [])));
  if (ids.size === 0) return new Map();
  const people = await db
    .select({ id: users.id, name: sql<string | null>`coalesce(${users.name}, ${users.email})` })
    .from(users)
    .where(and(eq(users.programId, programId), inArray(users.id, [...ids])));
  return new Map(people.map(({ id, name }) => [`${PERSON}${id}`, name]));
}
