import { describe, expect, it } from 'vitest';
import type { Condition, Criteria } from '#server/loyalty/achievements/contract.ts';
import { conditionInWords, type Speech } from './condition-in-words.ts';
import { ruleTexts } from './en-rules.ts';
import { formatsOf } from './formats.tsx';
import { demandsInWords, ruleInWords, termsInWords } from './rule-in-words.ts';

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
      'Make 3 purchases in the app within one calendar month.',
      { type: 'purchase', target: 3, where: IN_APP, window: { calendar: 'month' } },
    ],
    ['Buy on 5 different days.', { type: 'purchase', target: 5, distinct: 'day' }],
    [
      'Buy 5 different products, with purchases in the app.',
      { type: 'purchase', target: 5, distinct: 'sku', where: IN_APP },
    ],
    ['Buy from 5 different categories.', { type: 'purchase', target: 5, distinct: 'category' }],
    [
      'Spend ₦100,000 in all within 30 days.',
      { type: 'spending', target: 10_000_000, measure: 'net', window: { rolling: 30 } },
    ],
    [
      'Spend ₦100,000 in all, before refunds, with purchases of at least ₦100,000.',
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
    ['Buy something in one week.', { type: 'streak', target: 1, unit: 'week' }],
    [
      'Make 3 purchases of at least ₦100,000 and on a Saturday or Sunday, within one calendar month.',
      { type: 'purchase', target: 3, where: { all: [WEEKEND, AMOUNT] }, window: { calendar: 'month' } },
    ],
    [
      'Spend ₦500 in all on items from toys or books within 30 days.',
      {
        type: 'spending',
        target: 50_000,
        measure: 'net',
        items: { field: 'category', op: 'in', value: ['toys', 'books'] },
        window: { rolling: 30 },
      },
    ],
    ['Buy something 4 weeks in a row.', { type: 'streak', target: 4, unit: 'week' }],
    [
      'Buy something from home, kitchen and toys.',
      { type: 'collection', field: 'category', values: ['home', 'kitchen', 'toys'], need: 3 },
    ],
    [
      'Buy any 2 of A-1, A-2 and A-3 in your first 30 days with us.',
      { type: 'collection', field: 'sku', values: ['A-1', 'A-2', 'A-3'], need: 2, window: { sinceFirst: 30 } },
    ],
    ['Write 10 reviews.', { type: 'review', target: 10 }],
    ['Bring a friend.', { type: 'referral', target: 1 }],
    ['Do “check-in” 5 times.', { type: 'activity', event: 'check-in', target: 5, measure: 'count' }],
    ['Reach 10,000 in all with “steps”.', { type: 'activity', event: 'steps', target: 10_000, measure: 'sum' }],
    ['Unlock Regular and Explorer.', { type: 'composite', op: 'all', of: ['regular', 'explorer'] }],
    ['Unlock Regular or Explorer.', { type: 'composite', op: 'any', of: ['regular', 'explorer'] }],
    [
      'Unlock any 2 of Regular, Explorer and Critic.',
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
      'of at least ₦100,000 and either in the app or on a Saturday or Sunday',
      { all: [AMOUNT, { any: [IN_APP, WEEKEND] }] },
    ],
    ['in the app or in store', { field: 'channel', op: 'in', value: ['app', 'store'] }],
    ['through kiosk or app', { field: 'channel', op: 'in', value: ['kiosk', 'app'] }],
    ['in the app or on a Saturday or Sunday', { any: [WEEKEND, IN_APP] }],
    ['of less than ₦100,000', { not: AMOUNT }],
    ['of less than ₦100,000 or anywhere but in the app', { not: { all: [AMOUNT, IN_APP] } }],
    ['on any day but a Saturday or Sunday', { not: WEEKEND }],
    ['of between ₦10 and ₦20', { field: 'amount', op: 'between', value: [1_000, 2_000] }],
    ['between 18:00 and 23:59', { field: 'hour', op: 'gte', value: 18 }],
    ['not between 08:00 and 11:59', { not: { field: 'hour', op: 'between', value: [8, 11] } }],
    ['with something from toys or books', { field: 'category', op: 'hasAny', value: ['toys', 'books'] }],
    ['with nothing from toys', { not: { field: 'category', op: 'hasAny', value: ['toys'] } }],
    ['with all of A and B', { field: 'sku', op: 'hasAll', value: ['A', 'B'] }],
    ['that is your first', { field: 'isFirstPurchase', op: 'eq', value: true }],
    ['that is not your first', { not: { field: 'isFirstPurchase', op: 'eq', value: true } }],
    ['where “city” is Lagos', { field: 'metadata.city', op: 'eq', value: 'Lagos' }],
    ['while your badge level is at least 2', { field: 'customer.badgeLevel', op: 'gte', value: 2 }],
    ['whose name is a text with “tea”', { field: 'name', op: 'contains', value: 'tea' }],
    ['without a channel', { field: 'channel', op: 'exists', value: false }],
    ['with a channel', { field: 'channel', op: 'exists' }],
    ['with at least 1 item', { field: 'itemCount', op: 'gte', value: 1 }],
    ['with at least 2 items', { field: 'itemCount', op: 'gte', value: 2 }],
    ['after at least 1 earlier purchase', { field: 'customer.purchaseCount', op: 'gte', value: 1 }],
    ['where “city” is not given', { not: { field: 'metadata.city', op: 'exists' } }],
    ['where “age” is at least 18', { field: 'metadata.age', op: 'gte', value: 18 }],
    [
      'of at least ₦100,000, with a channel and either in the app or on a Saturday or Sunday',
      { all: [{ any: [IN_APP, WEEKEND] }, AMOUNT, { field: 'channel', op: 'exists' }] },
    ],
    [
      '(in the app or on a Saturday or Sunday) and (in the app or of at least ₦100,000)',
      { all: [{ any: [IN_APP, WEEKEND] }, { any: [IN_APP, AMOUNT] }] },
    ],
    ['(of at least ₦100,000 and in the app) or on a Saturday or Sunday', { any: [{ all: [AMOUNT, IN_APP] }, WEEKEND] }],
    [
      'of at least ₦100,000 and either anywhere but in the app or on any day but a Saturday or Sunday',
      { all: [AMOUNT, { not: { all: [IN_APP, WEEKEND] } }] },
    ],
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
      'It starts again with every calendar month.',
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

describe('what a purchase has to be', () => {
  it('is told one by one, what may be one or the other in one', () => {
    const where = {
      all: [AMOUNT, { all: [WEEKEND] }, { any: [IN_APP, { field: 'isFirstPurchase', op: 'eq', value: true }] }],
    };
    const items: Condition = { field: 'category', op: 'eq', value: 'toys' };
    expect(
      demandsInWords({ type: 'spending', target: 1, measure: 'net', where: where as Condition, items }, speech),
    ).toEqual([
      { of: 'purchases', which: 'of at least ₦100,000' },
      { of: 'purchases', which: 'on a Saturday or Sunday' },
      { of: 'purchases', which: 'in the app or that is your first' },
      { of: 'items', which: 'from toys' },
    ]);
    expect(demandsInWords({ type: 'purchase', target: 1 }, speech)).toEqual([]);
  });
});
