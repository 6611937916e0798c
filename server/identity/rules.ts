import { createHash } from 'node:crypto';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A session nobody used for so long is over. */
export const SESSION_IDLE_MS = 7 * DAY_MS;
/** A session is over so long after the sign-in, whatever was done with it. */
export const SESSION_ABSOLUTE_MS = 30 * DAY_MS;
/** How exactly the last use of a session is known; saves a write at every request. */
export const SESSION_SEEN_EVERY_MS = 5 * MINUTE_MS;

const SIGN_IN_WINDOW_MS = 15 * MINUTE_MS;
const MAIL_WINDOW_MS = 60 * MINUTE_MS;

export type SessionTimes = {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
};

/** True while a session is neither ended, nor idle for 7 days, nor older than 30. */
export function isSessionGood(session: SessionTimes, now: Date): boolean {
  if (session.endedAt !== null || now >= session.expiresAt) return false;
  return now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_MS;
}

/** True when the last use should be written down again. */
export function isSightingDue(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= SESSION_SEEN_EVERY_MS;
}

/** A count of attempts: under which key, how many are allowed, and after how long it starts anew. */
export type Throttle = { readonly key: string; readonly allowed: number; readonly windowMs: number };

/**
 * What limits guessing: few tries for one account from one address, more for the account from everywhere (so that a
 * stranger cannot lock a customer out with five wrong passwords), and a bound on one address over all accounts. The
 * first of them is forgotten by a right password, which counts for none.
 */
export function signInThrottles(email: string, address: string | undefined): [Throttle, ...Throttle[]] {
  const account = hashed(email);
  const from = address ?? 'unknown';
  const throttle = (key: string, allowed: number) => ({ key: `sign-in:${key}`, allowed, windowMs: SIGN_IN_WINDOW_MS });
  return [throttle(`pair:${account}:${from}`, 5), throttle(`account:${account}`, 50), throttle(`address:${from}`, 100)];
}

/**
 * What limits asking for mails: nobody's mailbox is flooded, from one address or from many. Nothing forgives them: a right
 * answer does not exist.
 */
export function mailThrottles(
  deed: 'register' | 'forgot' | 'email',
  email: string,
  address: string | undefined,
): Throttle[] {
  const account = hashed(email);
  const from = address ?? 'unknown';
  const throttle = (key: string, allowed: number) => ({ key: `${deed}:${key}`, allowed, windowMs: MAIL_WINDOW_MS });
  return [throttle(`pair:${account}:${from}`, 3), throttle(`account:${account}`, 10), throttle(`address:${from}`, 30)];
}

/** What limits trying links out: from one address, and on one link, whose bearer may guess at its password. */
export function linkThrottles(
  deed: 'verify' | 'reset' | 'email',
  token: string,
  address: string | undefined,
): Throttle[] {
  const throttle = (key: string, allowed: number) => ({ key: `${deed}:${key}`, allowed, windowMs: SIGN_IN_WINDOW_MS });
  return [throttle(`link:${hashed(token)}`, 10), throttle(`address:${address ?? 'unknown'}`, 30)];
}

/** What limits guessing a password on a screen that was left open. A right one forgives. */
export function passwordThrottle(userId: string): Throttle {
  return { key: `password:${userId}`, allowed: 5, windowMs: SIGN_IN_WINDOW_MS };
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Where a sign-in may lead: a path on our own origin, else the start page. */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  const base = 'https://laurel.invalid';
  const url = URL.parse(wanted, base);
  if (url === null || url.origin !== base || /[\\\p{Cc}]/u.test(wanted)) return '/';
  return url.pathname + url.search + url.hash;
}

/** The sign-in page that leads on to what was asked for; for the start page, where it leads anyway, the bare one. */
export function wayBackTo(asked: string | null): string {
  const path = safePath(asked);
  return path === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(path)}`;
}
