import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
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
