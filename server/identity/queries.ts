import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiTokens, sessions } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { isId } from '#server/kernel/id.ts';
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

/** What people and tokens are called who did something: names, or else email addresses, by the actor as it was written down. */
export async function actorNames(
  { db }: Context,
  programId: string,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const [people, tokens] = [idsOf('person', actors), idsOf('token', actors)];
  const isIn = { users: eq(users.programId, programId), apiTokens: eq(apiTokens.programId, programId) };
  const named = await Promise.all([
    people.length === 0
      ? []
      : db
          .select({ id: users.id, name: sql<string | null>`coalesce(${users.name}, ${users.email})` })
          .from(users)
          .where(and(isIn.users, inArray(users.id, people))),
    tokens.length === 0
      ? []
      : db
          .select({ id: apiTokens.id, name: apiTokens.name })
          .from(apiTokens)
          .where(and(isIn.apiTokens, inArray(apiTokens.id, tokens))),
  ]);
  const kinds = ['person', 'token'] as const;
  return new Map(named.flatMap((rows, at) => rows.map(({ id, name }) => [`${kinds[at]}:${id}`, name])));
}

function idsOf(kind: 'person' | 'token', actors: readonly string[]): string[] {
  const start = `${kind}:`;
  const ids = actors.flatMap((actor) => (actor.startsWith(start) ? [actor.slice(start.length)] : []));
  return [...new Set(ids.filter(isId))];
}
