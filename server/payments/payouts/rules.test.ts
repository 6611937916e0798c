import { describe, expect, it } from 'vitest';
import { afterAttempt, mayResend } from './rules.ts';

const now = new Date('2026-11-20T12:00:00Z');
const unknown = { outcome: 'unknown', message: 'timeout' } as const;
const minutesAfter = (verdict: object) => 'at' in verdict && (Number(verdict.at) - now.getTime()) / 60_000;

describe('after an attempt', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 120],
  ])('number %i of unknown outcome the next follows after half to all of %i minutes', (burned, minutes) => {
    const circumstances = { attempt: burned, burned, now };
    expect(minutesAfter(afterAttempt(unknown, { ...circumstances, jitter: 1 }))).toBe(minutes);
    expect(minutesAfter(afterAttempt(unknown, { ...circumstances, jitter: 0 }))).toBe(minutes / 2);
  });

  it('what the provider asks for is waited, when it is longer', () => {
    const circumstances = { attempt: 1, burned: 1, now, jitter: 1 };
    expect(minutesAfter(afterAttempt({ ...unknown, retryAfterMs: 180_000 }, circumstances))).toBe(3);
    expect(minutesAfter(afterAttempt({ ...unknown, retryAfterMs: 1_000 }, circumstances))).toBe(1);
  });

  it('number 100 that was never sent, the transaction fails with the money here', () => {
    const verdict = afterAttempt(
      { outcome: 'not_sent', message: 'connection refused' },
      { attempt: 100, burned: 0, now, jitter: 1 },
    );
    expect(verdict).toEqual({ next: 'failed', code: 'provider_unreachable', message: 'connection refused' });
  });
});

describe('sending again', () => {
  const day = 86_400_000;
  const sent = (age: number) => new Date(now.getTime() - age);
  it('is allowed for 0.8 of the time the provider remembers a key', () => {
    expect(mayResend(sent(0.79 * day), now, { keyWindowMs: day })).toBe(true);
    expect(mayResend(sent(0.8 * day), now, { keyWindowMs: day })).toBe(false);
    expect(mayResend(sent(99 * day), now, { keyWindowMs: null })).toBe(true);
    expect(mayResend(null, now, { keyWindowMs: day })).toBe(true);
  });
});
