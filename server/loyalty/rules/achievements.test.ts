import { describe, expect, it } from 'vitest';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import type { Fact } from './model.ts';
import { achievement, activity, adjustment, catalogue, purchase } from './testing/builders.ts';
import { Story } from './testing/story.ts';

type Shape = Parameters<typeof achievement>[2];
const one = (criteria: Criteria, shape: Shape = {}, timeZone = 'Africa/Lagos') =>
  catalogue({
    program: { currency: 'NGN', timeZone, rounding: 'half_up' },
    achievements: [achievement('goal', criteria, shape)],
  });
const story = (criteria: Criteria, facts: readonly Fact[], shape?: Shape, timeZone?: string) =>
  new Story(one(criteria, shape, timeZone), facts);
const shoppingOn = (...dates: string[]) => dates.map((date) => purchase(`${date}T12:00:00Z`));

describe('purchase', () => {
  it('is unlocked by the purchase that reaches the target, once, and counts on: 7 of 5 is 7', () => {
    const facts = shoppingOn(...Array.from({ length: 7 }, (_, n) => `2026-01-0${n + 1}`));
    const told = story({ type: 'purchase', target: 5 }, facts);
    expect(told.cycles('goal')).toEqual(['7!']);
    expect(told.rows('goal')[0]?.unlockedBy).toEqual({ kind: 'purchase', id: facts[4]?.id });
    expect(told.state.totalPoints).toBe(100);
  });

  it('counts only what matches', () => {
    const facts = [
      purchase('2026-01-01T12:00:00Z', { amount: 9_999_999 }),
      purchase('2026-01-02T12:00:00Z', { amount: 10_000_000 }),
    ];
    const told = story(
      { type: 'purchase', target: 5, where: { field: 'amount', op: 'gte', value: 10_000_000 } },
      facts,
    );
    expect(told.progress('goal')).toBe(1);
  });

  it('counts distinct days in the time zone of the program', () => {
    const facts = ['2026-01-01T22:59:00Z', '2026-01-01T23:00:00Z', '2026-01-02T10:00:00Z'].map((time) =>
      purchase(time),
    );
    expect(story({ type: 'purchase', target: 5, distinct: 'day' }, facts).progress('goal')).toBe(2);
    expect(story({ type: 'purchase', target: 5, distinct: 'day' }, facts, {}, 'UTC').progress('goal')).toBe(2);
    expect(story({ type: 'purchase', target: 5, distinct: 'day' }, facts, {}, 'Asia/Tokyo').progress('goal')).toBe(1);
  });

  it('counts distinct SKUs and categories over all purchases', () => {
    const facts = [
      purchase('2026-01-01T12:00:00Z', {
        items: [
          { sku: 'a', category: 'x' },
          { sku: 'b', category: 'x' },
        ],
      }),
      purchase('2026-01-02T12:00:00Z', {
        items: [
          { sku: 'a', category: 'y' },
          { sku: null, category: null },
        ],
      }),
    ];
    expect(story({ type: 'purchase', target: 5, distinct: 'sku' }, facts).progress('goal')).toBe(2);
    expect(story({ type: 'purchase', target: 2, distinct: 'category' }, facts).isUnlocked('goal')).toBe(true);
  });

  it('takes a name like __proto__ for what it is: a name', () => {
    const facts = ['__proto__', 'constructor', '__proto__'].map((sku, n) =>
      purchase(`2026-01-0${n + 1}T12:00:00Z`, { items: [{ sku }] }),
    );
    expect(story({ type: 'purchase', target: 5, distinct: 'sku' }, facts).progress('goal')).toBe(2);
  });
});

describe('spending', () => {
  it('adds up minor units and is met at the target exactly', () => {
    const facts = [
      purchase('2026-01-01T12:00:00Z', { amount: 4_000_000 }),
      purchase('2026-01-02T12:00:00Z', { amount: 6_000_000 }),
    ];
    expect(story({ type: 'spending', target: 10_000_000, measure: 'net' }, facts).cycles('goal')).toEqual([
      '10000000!',
    ]);
    expect(story({ type: 'spending', target: 10_000_001, measure: 'net' }, facts).cycles('goal')).toEqual(['10000000']);
  });

  it('adds only matching lines, never more than the purchase cost', () => {
    const items = [
      { category: 'home', quantity: 2, unitAmount: 300 },
      { category: 'food', unitAmount: 500 },
    ];
    const home: Criteria = {
      type: 'spending',
      target: 10_000,
      measure: 'net',
      items: { field: 'category', op: 'eq', value: 'home' },
    };
    expect(story(home, [purchase('2026-01-01T12:00:00Z', { amount: 1_100, items })]).progress('goal')).toBe(600);
    expect(story(home, [purchase('2026-01-01T12:00:00Z', { amount: 400, items })]).progress('goal')).toBe(400);
  });

  it('says of every line why it did not match', () => {
    const home: Criteria = {
      type: 'spending',
      target: 10_000,
      measure: 'net',
      items: { field: 'category', op: 'eq', value: 'home' },
    };
    const food = purchase('2026-01-01T12:00:00Z', { items: [{ category: 'food' }, { category: null }] });
    expect(story(home, [food]).trace(food, 'achievement:goal')).toEqual({
      subject: 'achievement:goal',
      outcome: 'not_matched',
      reasons: [
        { field: 'items.amount', op: 'gt', expected: 0, observed: 0 },
        { field: 'items.0.category', op: 'eq', expected: 'home', observed: 'food' },
        { field: 'items.1.category', op: 'eq', expected: 'home', observed: null },
      ],
    });
  });

  it('does not mix currencies, and says so', () => {
    const dollars = purchase('2026-01-01T12:00:00Z', { currency: 'USD' });
    const told = story({ type: 'spending', target: 10_000, measure: 'net' }, [dollars]);
    expect(told.progress('goal')).toBe(0);
    expect(told.state.purchaseCount).toBe(1);
    expect(told.trace(dollars, 'achievement:goal')).toMatchObject({
      outcome: 'not_matched',
      reasons: [{ field: 'currency', op: 'eq', expected: 'NGN', observed: 'USD' }],
    });
  });

  it('stays exact far beyond what a float could hold', () => {
    const facts = Array.from({ length: 12 }, (_, n) =>
      purchase(`2026-01-${10 + n}T12:00:00Z`, { amount: 999_999_999_999_999n }),
    );
    expect(story({ type: 'spending', target: 10, measure: 'net' }, facts).rows('goal')[0]?.progress).toBe(
      11_999_999_999_999_988n,
    );
  });
});

describe('streak', () => {
  const weeks: Criteria = { type: 'streak', target: 4, unit: 'week' };

  it('counts weeks in a row with a purchase, Monday to Sunday', () => {
    const told = story(weeks, shoppingOn('2026-01-04', '2026-01-05', '2026-01-11', '2026-01-12', '2026-01-25'));
    expect(told.cycles('goal')).toEqual(['4!']);
  });

  it('begins again at one after a gap', () => {
    expect(story(weeks, shoppingOn('2026-01-05', '2026-01-12', '2026-01-26')).progress('goal')).toBe(1);
  });

  it('counts days across the turn of the clocks', () => {
    const facts = ['2026-03-08T04:30:00Z', '2026-03-08T05:30:00Z', '2026-03-09T03:30:00Z', '2026-03-09T04:30:00Z'].map(
      (time) => purchase(time),
    );
    const told = story({ type: 'streak', target: 9, unit: 'day' }, facts, {}, 'America/New_York');
    expect(told.progress('goal')).toBe(3);
  });

  it('counts months', () => {
    expect(
      story(
        { type: 'streak', target: 9, unit: 'month' },
        shoppingOn('2025-11-30', '2025-12-01', '2026-01-31'),
      ).progress('goal'),
    ).toBe(3);
  });
});

describe('collection', () => {
  const rooms: Criteria = { type: 'collection', field: 'category', values: ['home', 'garden', 'toys'], need: 2 };

  it('asks how many of the values were bought', () => {
    const buy = (n: number, ...categories: string[]) =>
      purchase(`2026-01-0${n}T12:00:00Z`, { items: categories.map((category) => ({ category })) });
    expect(story(rooms, [buy(1, 'home', 'home', 'food'), buy(2, 'home')]).cycles('goal')).toEqual(['1']);
    expect(story(rooms, [buy(1, 'home', 'food'), buy(2, 'toys')]).cycles('goal')).toEqual(['2!']);
  });
});

describe('activities', () => {
  it('counts reviews and referrals, each for itself', () => {
    const facts = [
      activity('2026-01-01T00:00:00Z', 'review'),
      activity('2026-01-02T00:00:00Z', 'referral'),
      activity('2026-01-03T00:00:00Z', 'review'),
    ];
    expect(story({ type: 'review', target: 2 }, facts).cycles('goal')).toEqual(['2!']);
    expect(story({ type: 'referral', target: 2 }, facts).cycles('goal')).toEqual(['1']);
  });

  it('sums the value of a named activity, and passes over what adds nothing', () => {
    const steps: Criteria = { type: 'activity', event: 'steps', target: 100, measure: 'sum' };
    const facts = [
      activity('2026-01-01T00:00:00Z', 'steps', 60n),
      activity('2026-01-02T00:00:00Z', 'steps', -50n),
      activity('2026-01-03T00:00:00Z', 'steps'),
    ];
    const told = story(steps, facts);
    expect(told.progress('goal')).toBe(60);
    expect(told.trace(facts[1] ?? adjustment('2026-01-01T00:00:00Z', 1), 'achievement:goal')?.reasons).toEqual([
      { field: 'value', op: 'gt', expected: 0, observed: -50 },
    ]);
  });
});
