import { describe, expect, it, test } from 'vitest';
import type { Criteria, Recurrence, Window } from '#server/loyalty/achievements/contract.ts';
import { unitIndex, zoneOf } from './calendar.ts';
import type { Fact } from './model.ts';
import { achievement, at, catalogue, purchase } from './testing/builders.ts';
import { Story } from './testing/story.ts';

const LAGOS = 'Africa/Lagos';

function story(criteria: Criteria, facts: readonly Fact[], recurrence?: Recurrence, timeZone = LAGOS): Story {
  const program = { currency: 'NGN', timeZone, rounding: 'half_up' } as const;
  return new Story(catalogue({ program, achievements: [achievement('goal', criteria, { recurrence })] }), facts);
}

const times = (...list: string[]) => list.map((time) => purchase(time));
const spending = (amounts: readonly number[], from = 10) =>
  amounts.map((amount, n) => purchase(`2026-01-${from + n}T12:00:00Z`, { amount }));
const within = (window: Window): Extract<Criteria, { type: 'purchase' }> => ({ type: 'purchase', target: 9, window });

describe('a window', () => {
  test.each([
    ['day', '2026-01-31T22:59:59Z', '2026-01-31T23:00:00Z'],
    ['week', '2026-01-04T22:59:59Z', '2026-01-04T23:00:00Z'],
    ['month', '2026-01-31T22:59:59Z', '2026-01-31T23:00:00Z'],
    ['quarter', '2026-03-31T22:59:59Z', '2026-03-31T23:00:00Z'],
    ['year', '2025-12-31T22:59:59Z', '2025-12-31T23:00:00Z'],
  ] as const)('of a calendar %s begins anew at midnight in Lagos', (calendar, last, first) => {
    expect(story(within({ calendar }), times(last, last)).progress('goal')).toBe(2);
    expect(story(within({ calendar }), times(last, first)).progress('goal')).toBe(1);
  });

  it('of a month in New York ends an hour earlier in UTC once the clocks have turned', () => {
    const march = times('2026-04-01T03:59:59Z', '2026-04-01T04:00:00Z');
    expect(story(within({ calendar: 'month' }), march, undefined, 'America/New_York').progress('goal')).toBe(1);
  });

  it('that rolls holds today and the days before it', () => {
    const facts = times('2026-01-01T00:00:00Z', '2026-01-03T22:00:00Z', '2026-01-07T22:59:59Z');
    expect(story(within({ rolling: 7 }), facts).progress('goal')).toBe(3);
    expect(story(within({ rolling: 6 }), facts).progress('goal')).toBe(2);
    expect(story(within({ rolling: 1 }), facts).progress('goal')).toBe(1);
  });

  it('that rolls lets go of money too', () => {
    const window = { rolling: 2 } as const;
    const told = story({ type: 'spending', target: 1_000, measure: 'net', window }, spending([300, 500, 400]));
    expect(told.progress('goal')).toBe(900);
  });

  it('that rolls remembers when a value was last seen', () => {
    const buy = (day: string, sku: string) => purchase(`2026-01-${day}T12:00:00Z`, { items: [{ sku }] });
    const facts = [buy('01', 'a'), buy('02', 'b'), buy('03', 'a'), buy('05', 'c')];
    expect(story({ ...within({ rolling: 3 }), distinct: 'sku' }, facts).progress('goal')).toBe(2);
  });

  it('from one instant to another counts its first and not its last', () => {
    const window = { from: '2026-01-02T00:00:00+01:00', to: '2026-01-03T00:00:00+01:00' };
    const facts = times('2026-01-01T22:59:59.999Z', '2026-01-01T23:00:00Z', '2026-01-02T23:00:00Z');
    expect(story(within(window), facts).progress('goal')).toBe(1);
  });

  it('since the first purchase lasts so many calendar days, the first included', () => {
    const facts = times('2026-01-01T12:00:00Z', '2026-01-03T22:59:59Z', '2026-01-03T23:00:00Z');
    expect(story(within({ sinceFirst: 3 }), facts).progress('goal')).toBe(2);
  });
});

describe('once per window', () => {
  const monthly: Criteria = { ...within({ calendar: 'month' }), target: 2 };
  const january = unitIndex('month', zoneOf(LAGOS).dayOf(at('2026-01-15T00:00:00Z')));

  it('gives every window a cycle of its own, numbered by the window', () => {
    const facts = times('2026-01-02T12:00:00Z', '2026-01-03T12:00:00Z', '2026-01-04T12:00:00Z', '2026-03-01T12:00:00Z');
    const told = story(monthly, facts, { kind: 'perWindow' });
    expect(told.cycles('goal')).toEqual(['3!', '1']);
    expect(told.rows('goal').map(({ cycle }) => cycle)).toEqual([january, january + 2]);
    expect(told.state.totalPoints).toBe(100);
  });

  it('keeps distinct values apart by window', () => {
    const buy = (date: string) => purchase(`${date}T12:00:00Z`, { items: [{ sku: 'a' }] });
    const facts = [buy('2026-01-02'), buy('2026-01-03'), buy('2026-02-01')];
    expect(story({ ...monthly, distinct: 'sku' }, facts, { kind: 'perWindow' }).cycles('goal')).toEqual(['1', '1']);
  });
});

describe('on completion', () => {
  const spend: Criteria = { type: 'spending', target: 1_000, measure: 'net' };

  it('begins again at zero', () => {
    const told = story(spend, spending([1_700, 400]), { kind: 'onCompletion', carryExcess: false });
    expect(told.cycles('goal')).toEqual(['1700!', '400']);
  });

  it('carries what is beyond the target, and may complete several cycles at once', () => {
    const facts = spending([700, 2_600, 700]);
    const told = story(spend, facts, { kind: 'onCompletion', carryExcess: true });
    expect(told.cycles('goal')).toEqual(['1000!', '1000!', '1000!', '1000!']);
    expect(told.awards(facts[1] ?? purchase(0), 'unlock').map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
    expect(told.state.totalPoints).toBe(400);
  });

  it('opens no cycle when nothing is carried', () => {
    expect(story(spend, spending([1_000]), { kind: 'onCompletion', carryExcess: true }).cycles('goal')).toEqual([
      '1000!',
    ]);
  });

  it('stops at the most times allowed, and what is beyond stays in the last', () => {
    const told = story(spend, spending([2_600, 500]), { kind: 'onCompletion', max: 2, carryExcess: true });
    expect(told.cycles('goal')).toEqual(['1000!', '2100!']);
  });

  it('completes at most a hundred cycles in one fact', () => {
    const told = story(spend, spending([250_000, 1_000]), { kind: 'onCompletion', carryExcess: true });
    expect(told.rows('goal')).toHaveLength(101);
    expect(told.cycles('goal').slice(98)).toEqual(['1000!', '151000!', '1000!']);
  });

  it('does not let the week that completed a streak begin the next', () => {
    const weeks: Criteria = { type: 'streak', target: 2, unit: 'week' };
    const days = ['2026-01-05', '2026-01-12', '2026-01-14', '2026-01-19', '2026-01-26'].map(
      (day) => `${day}T12:00:00Z`,
    );
    expect(
      story(weeks, times(...days.slice(0, 3)), { kind: 'onCompletion', carryExcess: false }).cycles('goal'),
    ).toEqual(['2!']);
    expect(story(weeks, times(...days), { kind: 'onCompletion', carryExcess: false }).cycles('goal')).toEqual([
      '2!',
      '2!',
    ]);
  });

  it('lets the values of a collection be gathered anew', () => {
    const set: Criteria = { type: 'collection', field: 'sku', values: ['a', 'b'], need: 2 };
    const facts = ['a', 'b', 'b', 'a'].map((sku, n) => purchase(`2026-01-1${n}T12:00:00Z`, { items: [{ sku }] }));
    expect(story(set, facts, { kind: 'onCompletion', carryExcess: false }).cycles('goal')).toEqual(['2!', '2!']);
  });
});
