import { describe, expect, it } from 'vitest';
import { afterDelivery, type CallResult, nextDeliveryAttempt, retryAfterMs } from './rules.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const HOUR = 3_600_000;
const middle = { now, jitter: 0.5, retryAfter: null, failingSince: null };
const answered = (status: number, retryAfter: string | null = null): CallResult => {
  return { kind: 'answered', status, retryAfter, excerpt: '' };
};
const unreachable: CallResult = { kind: 'unreachable', error: 'ECONNREFUSED' };

/** Hours from the first attempt to each that follows, when all fail. */
function hoursOfAttempts(jitter: number): number[] {
  const hours = [0];
  for (let attempt = 1, at = now; ; attempt += 1) {
    const next = nextDeliveryAttempt({ attempt, now: at, jitter, retryAfter: null });
    if (!next) return hours;
    hours.push((next.getTime() - now.getTime()) / HOUR);
    at = next;
  }
}

describe('a delivery that fails', () => {
  it('is tried eight times over about three days', () => {
    for (const jitter of [0, 0.5, 1]) {
      const hours = hoursOfAttempts(jitter);
      expect(hours).toHaveLength(8);
      expect(hours.at(-1)).toBeGreaterThan(60);
      expect(hours.at(-1)).toBeLessThan(80);
    }
  });

  it('waits longer each time, spread by a tenth either way', () => {
    const pause = (attempt: number, jitter: number) =>
      (nextDeliveryAttempt({ ...middle, attempt, jitter })?.getTime() ?? 0) - now.getTime();
    expect([1, 2, 3].map((attempt) => pause(attempt, 0.5))).toEqual([10_000, 300_000, 1_800_000]);
    expect([pause(2, 0), pause(2, 1)]).toEqual([270_000, 330_000]);
  });

  it('never comes back before the receiver asked for it, yet within a day of asking', () => {
    const retry = (retryAfter: string) => nextDeliveryAttempt({ ...middle, attempt: 1, retryAfter })?.getTime();
    expect(retry('3600')).toBe(now.getTime() + HOUR);
    expect(retry('1')).toBe(now.getTime() + 10_000);
    expect(retry('999999999')).toBe(now.getTime() + 24 * HOUR);
  });

  it('reads Retry-After in seconds and as a date, and takes anything else for nothing', () => {
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Fri, 20 Nov 2026 12:05:00 GMT', now)).toBe(300_000);
    for (const odd of [null, '', 'soon', '-5', '1e3', 'Fri, 20 Nov 2020 12:05:00 GMT', '99999999999999']) {
      expect(retryAfterMs(odd, now)).toBe(0);
    }
  });
});

describe('what an answer means', () => {
  const first = { ...middle, attempt: 1 };

  it('2xx is delivered, and nothing follows', () => {
    for (const status of [200, 201, 204, 299]) {
      expect(afterDelivery(answered(status), first)).toEqual({
        outcome: 'delivered',
        nextAttemptAt: null,
        disable: null,
      });
    }
  });

  it('everything else is tried again: redirects, refusals, faults, silence, forbidden addresses', () => {
    const nextAttemptAt = new Date(now.getTime() + 10_000);
    for (const status of [199, 301, 302, 307, 400, 404, 429, 500, 503]) {
      expect(afterDelivery(answered(status), first)).toEqual({ outcome: 'refused', nextAttemptAt, disable: null });
    }
    expect(afterDelivery(unreachable, first)).toEqual({ outcome: 'unreachable', nextAttemptAt, disable: null });
    const blocked: CallResult = { kind: 'blocked', error: 'not public' };
    expect(afterDelivery(blocked, first)).toEqual({ outcome: 'blocked', nextAttemptAt, disable: null });
  });

  it('410 ends the endpoint at once', () => {
    expect(afterDelivery(answered(410), first)).toEqual({ outcome: 'refused', nextAttemptAt: null, disable: 'gone' });
  });

  it('the eighth failure is the last; so is one that was sent again by hand', () => {
    for (const attempt of [8, 9, 30]) {
      expect(afterDelivery(unreachable, { ...first, attempt }).nextAttemptAt).toBeNull();
    }
  });

  it('five days of nothing but failures switch the endpoint off; a success on the fifth day does not', () => {
    const failingSince = new Date(now.getTime() - 5 * 24 * HOUR);
    const almost = new Date(failingSince.getTime() + 1);
    expect(afterDelivery(unreachable, { ...first, failingSince }).disable).toBe('failing');
    expect(afterDelivery(unreachable, { ...first, failingSince: almost }).disable).toBeNull();
    expect(afterDelivery(answered(200), { ...first, failingSince }).disable).toBeNull();
  });
});
