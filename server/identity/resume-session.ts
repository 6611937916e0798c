import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import { isId } from '#server/kernel/id.ts';
import type { SignedIn } from './contract.ts';
import { isSessionGood, isSightingDue } from './rules.ts';

/**
 * The person behind a session id, asked at every request: nobody when the session was ended, ran out, or the account was
 * disabled since. Runs before there is an actor, so it asks for no right.
 */
export async function resumeSession(db: Database, sessionId: string, now: Date): Promise<SignedIn | null> {
  if (!isId(sessionId)) return null;
  const [found] = await db
    .select({ session: sessions, role: users.role, name: users.name, email: users.email })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), isNull(users.disabledAt), isNull(users.anonymisedAt)))
    .where(eq(sessions.id, sessionId));
  if (!found || !isSessionGood(found.session, now)) return null;
  const { session, role, name, email } = found;
  if (isSightingDue(session, now)) {
    await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId));
  }
  const { userId, programId, confirmedAt } = session;
  return { sessionId, userId, programId, role, name, email, confirmedAt };
}
