import { describe, expect, it } from 'vitest';
import type { Speech } from './condition-in-words.ts';
import { ruleTexts, ruleTextsAboutCustomers } from './en-rules.ts';
import { formatsOf } from './formats.tsx';
import { reasonInWords, type SeenReason } from './reason-in-words.ts';

const speech: Speech = {
  words: ruleTexts,
  formats: formatsOf({ locale: 'en-NG', currency: 'NGN', timeZone: 'Africa/Lagos' }, new Date('2026-11-20T12:00:00Z')),
  nameOf: (key) => key,
};

describe('why not, in words', () => {
  it.each<[string, SeenReason]>([
    [
      'The amount was ₦25,000; it takes at least ₦100,000.',
      { field: 'amount', op: 'gte', expected: 10_000_000, observed: 2_500_000 },
    ],
    [
      'It was on a Wednesday; it takes a Saturday or Sunday.',
      { field: 'dayOfWeek', op: 'in', expected: ['Sat', 'Sun'], observed: 'Wed' },
    ],
    [
      'The category was home and garden; it takes something from toys or books.',
      { field: 'category', op: 'hasAny', expected: ['toys', 'books'], observed: ['home', 'garden'] },
    ],
    ['The channel was not given; it takes app.', { field: 'channel', op: 'eq', expected: 'app', observed: null }],
    [
      'The channel was app; it takes anything but app.',
      { field: 'channel', op: 'eq', expected: 'app', observed: 'app', negated: true },
    ],
    [
      'It was around 07:00; this counts between 18:00 and 23:59.',
      { field: 'hour', op: 'gte', expected: 18, observed: 7 },
    ],
    [
      'Item 3: The category was home; it takes toys.',
      { field: 'items.2.category', op: 'eq', expected: 'toys', observed: 'home' },
    ],
    ['Nothing in it counts for this.', { field: 'items.amount', op: 'gt', expected: 0, observed: 0 }],
    [
      'It was too early: this counts from 1 Dec on.',
      { field: 'schedule', op: 'from', expected: '2026-12-01T00:00:00.000Z', observed: '2026-11-20T00:00:00.000Z' },
    ],
    [
      'It was too late: this counted until 1 Nov.',
      { field: 'window', op: 'until', expected: '2026-11-01T00:00:00.000Z', observed: '2026-11-20T00:00:00.000Z' },
    ],
    ['This month had already counted.', { field: 'monthOfLastUnlock', op: 'ne', expected: 10, observed: 10 }],
    ['Only your first purchase counts.', { field: 'isFirstPurchase', op: 'eq', expected: true, observed: false }],
    ['Points: 300 of 500 so far.', { field: 'points', op: 'gte', expected: 500, observed: 300 }],
    ['Achievements: 2 of 3 so far.', { field: 'achievements', op: 'gte', expected: 3, observed: 2 }],
    ['Achievements: 1 (1 needed).', { field: 'achievements', op: 'gte', expected: 1, observed: 1 }],
    ['Points: 2,000 (1,500 needed).', { field: 'points', op: 'gte', expected: 1500, observed: 2000 }],
    ['The category was not given.', { field: 'category', op: 'exists', expected: true, observed: null }],
    [
      'It counts only in your first 30 days with us.',
      { field: 'customer.tenureDays', op: 'lt', expected: 30, observed: 44 },
    ],
    [
      'The cashback would have been below ₦1, the least that is paid.',
      { field: 'cashback', op: 'minimum', expected: 100, observed: 40 },
    ],
    [
      'What was sent as “city” was Abuja; it takes Lagos.',
      { field: 'metadata.city', op: 'eq', expected: 'Lagos', observed: 'Abuja' },
    ],
  ])('reads "%s"', (sentence, reason) => {
    expect(reasonInWords(reason, speech)).toBe(sentence);
  });
});

describe('the console speaks about the customer, and never to them', () => {
  const about: Speech = { ...speech, words: ruleTextsAboutCustomers };

  it.each<[string, SeenReason]>([
    [
      'The customer’s balance of points was 300; it takes at most 200.',
      { field: 'customer.totalPoints', op: 'lte', expected: 200, observed: 300 },
    ],
    [
      'Only the customer’s first purchase counts.',
      { field: 'isFirstPurchase', op: 'eq', expected: true, observed: false },
    ],
  ])('reads "%s"', (sentence, reason) => {
    expect(reasonInWords(reason, about)).toBe(sentence);
  });

  it('in none of its words and sentences', () => {
    const said: string[] = [];
    const hear = (part: unknown): void => {
      if (typeof part === 'function') said.push(String(part('x', 'x', 'x')));
      else if (typeof part === 'object' && part !== null) Object.values(part).forEach(hear);
      else said.push(String(part));
    };
    hear(ruleTextsAboutCustomers);
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((text) => /\byou(r)?\b/i.test(text))).toEqual([]);
  });
});
