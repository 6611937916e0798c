import { decode } from 'next-auth/jwt';
import type { SignedIn } from '#server/identity/contract.ts';
import { resumeSession } from '#server/identity/resume-session.ts';
import type { Actor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { sessionCookie } from './session-cookie.ts';
import type { ApiContext } from './trpc.ts';

/** What the process gives to every request. */
export type Ground = Pick<Context, 'db' | 'enqueue' | 'log' | 'now' | 'checkpoint'> &
  Pick<ApiContext, 'live' | 'vault' | 'payouts'>;

/** What is known of how we are served and sign. */
export type Serving = { readonly publicUrl: string; readonly authSecret: string };

/** The context of one request: the session behind its cookie is looked up in the database, every time. */
export async function requestContext(
  ground: Ground,
  serving: Serving,
  headers: Headers,
  requestId = newId(),
): Promise<ApiContext> {
  const person = await personOf(ground, serving, headers);
  return contextFor(ground, headers, requestId, person);
}

/** The context of a request that nobody is signed in for, or not yet. */
export function anonymousContext(ground: Ground, headers: Headers, requestId = newId()): ApiContext {
  return contextFor(ground, headers, requestId, null);
}

function contextFor(ground: Ground, headers: Headers, requestId: string, person: SignedIn | null): ApiContext {
  const { db, enqueue, log, now, checkpoint, live, vault, payouts } = ground;
  return {
    db,
    enqueue,
    log,
    now,
    checkpoint,
    live,
    vault,
    payouts,
    person,
    actor: actorOf(person),
    requestId,
    address: addressOf(headers),
  };
}

function actorOf(person: SignedIn | null): Actor {
  if (!person) return { kind: 'anonymous' };
  const { userId, programId, role, confirmedAt } = person;
  return { kind: 'person', userId, programId, role, confirmedAt };
}

async function personOf({ db, now }: Ground, serving: Serving, headers: Headers): Promise<SignedIn | null> {
  const token = cookieOf(headers, sessionCookie(serving.publicUrl).name);
  if (!token) return null;
  const claims = await decode({ token, secret: serving.authSecret }).catch(() => null);
  return typeof claims?.sessionId === 'string' ? resumeSession(db, claims.sessionId, now()) : null;
}

function cookieOf(headers: Headers, name: string): string | undefined {
  const pairs = headers.get('cookie')?.split(';') ?? [];
  const found = pairs.map((pair) => pair.trim()).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** The nearest proxy writes the last entry; what stands before it is the caller's own word. */
function addressOf(headers: Headers): string | undefined {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || undefined;
}
