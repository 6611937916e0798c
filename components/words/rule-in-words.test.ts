import { describe, expect, it } from 'vitest';
import type { Condition, Criteria } from '#server/loyalty/achievements/contract.ts';
import { conditionInWords, type Speech } from './condition-in-words.ts';
import { ruleTexts, ruleTextsAboutCustomers } from './en-rules.ts';
import { formatsOf } from './formats.tsx';
import { reasonInWords, type SeenReason } from './reason-in-words.ts';
import { ruleInWords, termsInWords } from './rule-in-words.ts';

const NAMES: Record<string, string> = { regular: 'Regular', explorer: 'Explorer', critic: 'Critic' };
const speech: Speech = {
  words: ruleTexts,
  formats: formatsOf({ locale: 'en-NG', currency: 'NGN', timeZone: 'Africa/Lagos' }, new Date('2026-11-20T12:00:00Z')),
  nameOf: (key) => NAMES[key] ?? key,
};
const AMOUNT: Condition = { field: 'amount', op: 'gte', value: 10_000_000 };
const WEEKEND: Condition = { field: 'dayOfWeek', op: 'in', value: ['Sat', 'Sun'] };
const IN_APP: Condition = { field: 'channel', op: 'eq', value: 'app' };

describe('a rule in words', () => {
  it.each<[string, Criteria]>([
    ['Make a purchase.', { type: 'purchase', target: 1 }],
    ['Make 5 purchases.', { type: 'purchase', target: 5 }],
    ['Make a purchase of at least ₦100,000.', { type: 'purchase', target: 1, where: AMOUNT }],
    ['Make 3 purchases on a Saturday or Sunday.', { type: 'purchase', target: 3, where: WEEKEND }],
    [
      'Make 3 purchases through app within one calendar month.',
      { type: 'purchase', target: 3, where: IN_APP, window: { calendar: 'month' } },
    ],
    ['Buy on 5 different days.', { type: 'purchase', target: 5, distinct: 'day' }],
    [
      'Buy 5 different products, with purchases through app.',
      { type: 'purchase', target: 5, distinct: 'sku', where: IN_APP },
    ],
    ['Buy from 5 different categories.', { type: 'purchase', target: 5, distinct: 'category' }],
    [
      'Spend ₦100,000 in all within 30 days.',
      { type: 'spending', target: 10_000_000, measure: 'net', window: { rolling: 30 } },
    ],
    [
      'Spend ₦100,000 in all, refunds not taken off, with purchases of at least ₦100,000.',
      { type: 'spending', target: 10_000_000, measure: 'gross', where: AMOUNT },
    ],
    [
      'Spend ₦500 in all on items from toys or books.',
      {
        type: 'spending',
        target: 50_000,
        measure: 'net',
        items: { field: 'category', op: 'in', value: ['toys', 'books'] },
      },
    ],
    ['Buy something 4 weeks in a row.', { type: 'streak', target: 4, unit: 'week' }],
    [
      'Buy something from home, kitchen and toys.',
      { type: 'collection', field: 'category', values: ['home', 'kitchen', 'toys'], need: 3 },
    ],
    [
      'Buy 2 of A-1, A-2 and A-3 in your first 30 days with us.',
      { type: 'collection', field: 'sku', values: ['A-1', 'A-2', 'A-3'], need: 2, window: { sinceFirst: 30 } },
    ],
    ['Write 10 reviews.', { type: 'review', target: 10 }],
    ['Bring a friend.', { type: 'referral', target: 1 }],
    ['Do “check-in” 5 times.', { type: 'activity', event: 'check-in', target: 5, measure: 'count' }],
    ['Reach 10,000 in all with “steps”.', { type: 'activity', event: 'steps', target: 10_000, measure: 'sum' }],
    ['Unlock Regular and Explorer.', { type: 'composite', op: 'all', of: ['regular', 'explorer'] }],
    ['Unlock one of Regular or Explorer.', { type: 'composite', op: 'any', of: ['regular', 'explorer'] }],
    [
      'Unlock 2 of Regular, Explorer and Critic.',
      { type: 'composite', op: 'atLeast', n: 2, of: ['regular', 'explorer', 'critic'] },
    ],
  ])('reads "%s"', (sentence, criteria) => {
    expect(ruleInWords(criteria, speech)).toBe(sentence);
  });

  it('names the days of a window between two dates', () => {
    const window = { from: '2026-11-01T00:00:00+01:00', to: '2026-12-01T00:00:00+01:00' };
    expect(ruleInWords({ type: 'purchase', target: 1, window }, speech)).toBe(
      'Make a purchase from 1 Nov until 1 Dec.',
    );
  });
});

describe('a condition in words', () => {
  it.each<[string, Condition]>([
    ['of at least ₦100,000 and on a Saturday or Sunday', { all: [AMOUNT, WEEKEND] }],
    [
      'of at least ₦100,000 and (through app or on a Saturday or Sunday)',
      { all: [AMOUNT, { any: [IN_APP, WEEKEND] }] },
    ],
    ['of less than ₦100,000', { not: AMOUNT }],
    ['of less than ₦100,000 or through anything but app', { not: { all: [AMOUNT, IN_APP] } }],
    ['on any day but a Saturday or Sunday', { not: WEEKEND }],
    ['of between ₦10 and ₦20', { field: 'amount', op: 'between', value: [1_000, 2_000] }],
    ['in the hours from 18:00 to 23:59', { field: 'hour', op: 'gte', value: 18 }],
    ['in the hours outside 08:00 to 11:59', { not: { field: 'hour', op: 'between', value: [8, 11] } }],
    ['with something from toys or books', { field: 'category', op: 'hasAny', value: ['toys', 'books'] }],
    ['with nothing from toys', { not: { field: 'category', op: 'hasAny', value: ['toys'] } }],
    ['with all of A and B', { field: 'sku', op: 'hasAll', value: ['A', 'B'] }],
    ['that is your first', { field: 'isFirstPurchase', op: 'eq', value: true }],
    ['that is not your first', { not: { field: 'isFirstPurchase', op: 'eq', value: true } }],
    ['with “city” Lagos', { field: 'metadata.city', op: 'eq', value: 'Lagos' }],
    ['while your badge level is at least 2', { field: 'customer.badgeLevel', op: 'gte', value: 2 }],
    ['called a text with “tea”', { field: 'name', op: 'contains', value: 'tea' }],
    ['through nothing', { field: 'channel', op: 'exists', value: false }],
    ['through something', { field: 'channel', op: 'exists' }],
    ['', { all: [] }],
  ])('reads "%s"', (phrase, condition) => {
    expect(conditionInWords(condition, speech)).toBe(phrase);
  });
});

describe('what else holds', () => {
  const criteria: Criteria = { type: 'purchase', target: 5, window: { calendar: 'month' } };

  it('is nothing for an achievement that is unlocked once', () => {
    expect(termsInWords({ criteria, recurrence: { kind: 'once' } }, speech)).toEqual([]);
  });

  it('tells how often, when and for whom', () => {
    const schedule = { from: '2026-11-01T00:00:00Z' };
    const audience: Condition = { field: 'customer.badgeLevel', op: 'gte', value: 2 };
    expect(termsInWords({ criteria, recurrence: { kind: 'perWindow' }, schedule, audience }, speech)).toEqual([
      'Starts anew with every calendar month.',
      'Counts from 1 Nov on.',
      'Only while your badge level is at least 2.',
    ]);
    const again = { kind: 'onCompletion' as const, max: 3, carryExcess: true };
    expect(termsInWords({ criteria, recurrence: again }, speech)).toEqual([
      'It can be unlocked 3 times in all.',
      'What is left over counts for the next time.',
    ]);
  });
});

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
    ['It was around 07:00; this counts from 18:00 to 23:59.', { field: 'hour', op: 'gte', expected: 18, observed: 7 }],
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
    ['300 of 500 points so far.', { field: 'points', op: 'gte', expected: 500, observed: 300 }],
    ['2 of 3 achievements so far.', { field: 'achievements', op: 'gte', expected: 3, observed: 2 }],
    ['2,000 points, 1,500 needed.', { field: 'points', op: 'gte', expected: 1500, observed: 2000 }],
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
