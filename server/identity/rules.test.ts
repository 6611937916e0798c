import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSessionGood,
  isSightingDue,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
  SESSION_SEEN_EVERY_MS,
  safePath,
  signInThrottles,
  wayBackTo,
} from './rules.ts';

const START = new Date('2026-11-20T12:00:00Z');
const later = (ms: number) => new Date(START.getTime() + ms);
const fresh = { lastSeenAt: START, expiresAt: later(SESSION_ABSOLUTE_MS), endedAt: null };

describe('a session', () => {
  it('is good after the sign-in', () => {
    expect(isSessionGood(fresh, later(1000))).toBe(true);
  });

  it('is over when nobody used it for seven days', () => {
    expect(isSessionGood(fresh, later(SESSION_IDLE_MS - 1))).toBe(true);
    expect(isSessionGood(fresh, later(SESSION_IDLE_MS))).toBe(false);
  });

  it('is over after thirty days, however busy it was', () => {
    const busy = { ...fresh, lastSeenAt: later(SESSION_ABSOLUTE_MS - 1) };
    expect(isSessionGood(busy, later(SESSION_ABSOLUTE_MS - 1))).toBe(true);
    expect(isSessionGood(busy, later(SESSION_ABSOLUTE_MS))).toBe(false);
  });

  it('is over once it was ended', () => {
    expect(isSessionGood({ ...fresh, endedAt: later(1) }, later(2))).toBe(false);
  });

  it('is written down as used at most every five minutes', () => {
    expect(isSightingDue(fresh, later(SESSION_SEEN_EVERY_MS - 1))).toBe(false);
    expect(isSightingDue(fresh, later(SESSION_SEEN_EVERY_MS))).toBe(true);
  });
});

describe('throttling of sign-ins', () => {
  it('never writes down an e-mail address', () => {
    const keys = signInThrottles('ada@example.com', '192.0.2.7').map((limit) => limit.key);
    expect(keys.join(' ')).not.toContain('ada');
    expect(new Set(keys).size).toBe(3);
  });

  it('counts an account from one address apart from the same account from another', () => {
    const [here, everywhere] = signInThrottles('ada@example.com', '192.0.2.7');
    const [there, everywhereElse] = signInThrottles('ada@example.com', '192.0.2.8');
    expect(here.key).not.toBe(there.key);
    expect(everywhere?.key).toBe(everywhereElse?.key);
  });
});

describe('the way on after a sign-in', () => {
  it('is a path of our own', () => {
    expect(safePath('/admin?tab=1#top')).toBe('/admin?tab=1#top');
  });

  it.each([
    undefined,
    null,
    '',
    'admin',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
  ])('is the start page when asked for %j', (wanted) => {
    expect(safePath(wanted)).toBe('/');
  });

  it('is asked for by the address of the sign-in page', () => {
    expect(wayBackTo('/activity?purchase=p 1&show=paid')).toBe(
      `/sign-in?callbackUrl=${encodeURIComponent('/activity?purchase=p%201&show=paid')}`,
    );
    expect(wayBackTo('/')).toBe('/sign-in');
    expect(wayBackTo(null)).toBe('/sign-in');
    expect(wayBackTo('//evil.example/')).toBe('/sign-in');
  });

  it('never leaves our origin, whatever is asked', () => {
    const beginnings = fc.constantFrom('', '/', '//', '/\\', 'https://', '/@');
    const wishes = fc.tuple(beginnings, fc.string()).map((parts) => parts.join(''));
    fc.assert(
      fc.property(wishes, (wanted) => {
        expect(new URL(safePath(wanted), 'https://ours.example').origin).toBe('https://ours.example');
      }),
    );
  });
});
