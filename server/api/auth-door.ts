import type { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { endSession } from '#server/identity/end-session.ts';
import { safePath } from '#server/identity/rules.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { Refusal, TooMany } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { orUnavailable, ourFault, refusalAtDoor } from './door.ts';
import { requireDatabase } from './patience.ts';
import { anonymousContext, type Ground, requestContext, type Serving } from './request-context.ts';
import { sessionCookie } from './session-cookie.ts';
import { isDatabaseDown } from './translation.ts';

type RouteParams = { params: Promise<{ nextauth: string[] }> };

/** What went wrong while next-auth was busy; it knows only right and wrong itself. */
type Outcome = { error?: unknown; isAddressUnreadable?: boolean };

/**
 * Signing in and out, by next-auth: the browser holds a signed token with a session id and nothing else; the row behind
 * it decides. Too many attempts are a 429, a database that is away a 503 and a fault of ours a 500, where next-auth would
 * say 401.
 */
export async function answerAuth(ground: Ground, serving: Serving, request: NextRequest, route: RouteParams) {
  const refusal = refusalAtDoor(request, 'form');
  if (refusal) return refusal;
  const requestId = newId();
  return orUnavailable(requestId, async () => {
    if (request.method === 'POST') await requireDatabase(ground.db);
    const outcome: Outcome = {};
    const response: Response = await NextAuth(request, route, optionsFor(ground, serving, request.headers, outcome));
    if (outcome.isAddressUnreadable) return unreadableAddress(requestId);
    return outcome.error ? (answerFor(outcome.error, requestId) ?? response) : response;
  });
}

function answerFor(error: unknown, requestId: string): Response | null {
  if (isDatabaseDown(error)) throw error;
  if (!(error instanceof Refusal)) return ourFault(requestId);
  if (!(error instanceof TooMany)) return null;
  const { message, retryAfterSeconds } = error;
  return Response.json(
    { error: { message, requestId, retryAfterSeconds } },
    { status: 429, headers: { 'Retry-After': String(retryAfterSeconds), 'Cache-Control': 'no-store' } },
  );
}

/** Where to go on to, in the query or a cookie, is no address at all: next-auth takes that for a fault of ours. */
function unreadableAddress(requestId: string): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  for (const prefix of ['', '__Secure-']) {
    headers.append('Set-Cookie', `${prefix}next-auth.callback-url=; Path=/; Max-Age=0${prefix && '; Secure'}`);
  }
  const message = 'The address to go on to cannot be read.';
  return Response.json({ error: { message, requestId } }, { status: 400, headers });
}

function optionsFor(ground: Ground, serving: Serving, headers: Headers, outcome: Outcome): NextAuthOptions {
  const cookie = sessionCookie(serving.publicUrl);
  return {
    secret: serving.authSecret,
    useSecureCookies: cookie.options.secure,
    session: { strategy: 'jwt', maxAge: cookie.options.maxAge },
    pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in' },
    cookies: { sessionToken: cookie },
    providers: [passwordProvider(ground, headers, outcome)],
    callbacks: {
      // What a client posts to `/session` arrives here as well; only the sign-in itself may set the claim.
      jwt: ({ token, user }) => ({ sessionId: user ? user.id : token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => baseUrl + safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      signOut: async ({ token }) => {
        const ctx = await requestContext(ground, serving, headers);
        if (ctx.person && typeof token?.sessionId === 'string') await endSession(ctx, token.sessionId);
      },
    },
    logger: {
      error: (code, metadata) => {
        outcome.isAddressUnreadable = code === 'INVALID_CALLBACK_URL_ERROR';
        if (!outcome.isAddressUnreadable) ground.log.error({ code, detail: metadata }, 'next-auth failed');
      },
      warn: (code) => ground.log.debug({ code }, 'next-auth warned'),
      debug: () => undefined,
    },
  };
}

function passwordProvider(ground: Ground, headers: Headers, outcome: Outcome) {
  return Credentials({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (credentials) => {
      const input = { email: credentials?.email ?? '', password: credentials?.password ?? '' };
      try {
        const { sessionId } = await signIn(
          anonymousContext(ground, headers),
          input,
          headers.get('user-agent') ?? undefined,
        );
        return { id: sessionId };
      } catch (error) {
        outcome.error = error;
        if (!(error instanceof Refusal)) ground.log.error({ err: error }, 'sign-in failed');
        return null;
      }
    },
  });
}
