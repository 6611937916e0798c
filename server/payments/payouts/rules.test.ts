import { describe, expect, it } from 'vitest';
import { plugNamed } from './choose-provider.ts';
import { ACCOUNT_FIELDS } from './contract.ts';
import { afterAttempt, knownOf, mayResend, USUAL_PACING } from './rules.ts';

const now = new Date('2026-11-20T12:00:00Z');
const { waitsMs } = USUAL_PACING;
const first = { tries: 1, burned: 0, mayHaveGone: false, now, jitter: 1, waitsMs };
const unknown = { outcome: 'unknown', message: 'timeout' } as const;
const minutesAfter = (verdict: object) => 'at' in verdict && (Number(verdict.at) - now.getTime()) / 60_000;

describe('after an attempt', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 120],
  ])('number %i of unknown outcome the next follows after half to all of %i minutes', (burned, minutes) => {
    const circumstances = { ...first, tries: burned, burned };
    expect(minutesAfter(afterAttempt(unknown, { ...circumstances, jitter: 1 }))).toBe(minutes);
    expect(minutesAfter(afterAttempt(unknown, { ...circumstances, jitter: 0 }))).toBe(minutes / 2);
  });

  it('what the provider asks for is waited, when it is longer', () => {
    const circumstances = { ...first, burned: 1 };
    expect(minutesAfter(afterAttempt({ ...unknown, retryAfterMs: 180_000 }, circumstances))).toBe(3);
    expect(minutesAfter(afterAttempt({ ...unknown, retryAfterMs: 1_000 }, circumstances))).toBe(1);
  });

  it('that was never sent the money is surely here, unless an earlier one may have reached the provider', () => {
    const notSent = { outcome: 'not_sent', message: 'connection refused' } as const;
    expect(afterAttempt(notSent, first).next).toBe('pending');
    expect(afterAttempt(notSent, { ...first, mayHaveGone: true }).next).toBe('processing');
  });

  it('number 100 that was never sent the transaction fails with the money here, or a person has to look', () => {
    const notSent = { outcome: 'not_sent', message: 'connection refused' } as const;
    const failed = { next: 'failed', code: 'provider_unreachable', message: 'connection refused' };
    expect(afterAttempt(notSent, { ...first, tries: 100 })).toEqual(failed);
    expect(afterAttempt(notSent, { ...first, tries: 100, mayHaveGone: true }).next).toBe('needs_review');
  });
});

describe('what the past tells', () => {
  const at = (minute: number) => new Date(now.getTime() + minute * 60_000);
  const past = (...outcomes: ('paid' | 'refused' | 'unknown' | 'not_sent' | 'in_flight')[]) =>
    outcomes.map((outcome, index) => ({ attempt: index + 1, outcome, startedAt: at(index) }));

  it('nothing, before the first attempt and after those that were surely not sent', () => {
    const nothing = { mustAsk: false, mayHaveGone: false, wasRefused: false, firstSentAt: null, burned: 0 };
    expect(knownOf([], 0)).toEqual(nothing);
    expect(knownOf(past('not_sent', 'not_sent'), 0)).toEqual(nothing);
  });

  it('an attempt that was lost stays open, however many were not sent after it', () => {
    const known = knownOf(past('not_sent', 'unknown', 'not_sent', 'not_sent'), 0);
    expect(known).toEqual({ mustAsk: true, mayHaveGone: true, wasRefused: false, firstSentAt: at(1), burned: 1 });
  });

  it('a definite refusal answers for all attempts before it, not for one after it', () => {
    expect(knownOf(past('unknown', 'refused'), 0)).toMatchObject({
      mayHaveGone: false,
      wasRefused: true,
      mustAsk: true,
    });
    expect(knownOf(past('unknown', 'refused', 'in_flight'), 2)).toMatchObject({
      mayHaveGone: true,
      wasRefused: false,
      firstSentAt: at(2),
      burned: 1,
    });
  });

  it('the five attempts begin anew when a person asks for another try', () => {
    const lost = past('unknown', 'unknown', 'unknown', 'unknown', 'unknown');
    expect(knownOf(lost, 0).burned).toBe(5);
    expect(knownOf(lost, 5)).toMatchObject({ burned: 0, mayHaveGone: true, firstSentAt: at(0) });
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

const GIVEN = {
  recipient: 'acct-1',
  account: 'acct_1A2b3C4d5E6f7G8h',
  name: 'Ada Obi',
  accountNumber: '0123456789',
  bankCode: '058',
} as Record<string, string>;

it.each(Object.entries(ACCOUNT_FIELDS))('%s takes an account of the fields that are asked for', (provider, fields) => {
  const details = Object.fromEntries(fields.map((field) => [field, GIVEN[field]]));
  expect(plugNamed(provider)?.account?.input.safeParse(details).success).toBe(true);
});
