import { describe, expect, it } from 'vitest';
import { currentBadge } from './ladder.ts';
import type { PurchaseFact } from './model.ts';
import {
  achievement,
  adjustment,
  at,
  badge,
  cashbackRule,
  catalogue,
  DEFAULT_BANDS,
  DEFAULT_CATALOGUE,
  DEFAULT_LADDER,
  purchase,
} from './testing/builders.ts';
import { Story } from './testing/story.ts';
import { catalogAt, compileTimeline } from './timeline.ts';

const FIRST = '2026-01-01T12:00:00Z';
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => achievement(`goal-${n}`, { type: 'purchase', target: 1 }));
const bands = [cashbackRule(DEFAULT_BANDS)];

describe('a badge', () => {
  it('needs points and achievements, both', () => {
    const ladder = catalogue({ achievements: many(2), badges: [badge(1, 200, 2), badge(2, 201, 2), badge(3, 200, 3)] });
    const first = purchase(FIRST);
    const told = new Story(ladder, [first]);
    expect(told.levels).toEqual([1]);
    expect(told.trace(first, 'badge:2')).toEqual({
      subject: 'badge:2',
      outcome: 'not_matched',
      reasons: [{ field: 'points', op: 'gte', expected: 201, observed: 200 }],
    });
  });

  it('counts an achievement once, however often it was completed', () => {
    const again = achievement(
      'goal',
      { type: 'purchase', target: 1 },
      { recurrence: { kind: 'onCompletion', carryExcess: false } },
    );
    const told = new Story(catalogue({ achievements: [again], badges: [badge(1, 0, 2)] }), [
      purchase(FIRST),
      purchase('2026-01-02T12:00:00Z'),
    ]);
    expect(told.cycles('goal')).toEqual(['1!', '1!']);
    expect(told.levels).toEqual([]);
  });

  it('may come with others in one fact, lowest first', () => {
    const first = purchase(FIRST);
    const told = new Story(catalogue({ achievements: many(15), badges: DEFAULT_LADDER }), [first]);
    expect(told.awards(first, 'badge').map(({ level }) => level)).toEqual([1, 2, 3]);
    expect(told.state.badges[0]).toMatchObject({ earnedBy: { kind: 'purchase', id: first.id }, earnedAt: at(FIRST) });
  });

  it('can be reached by an adjustment', () => {
    const given = adjustment(FIRST, 100);
    expect(new Story(catalogue({ badges: [badge(1, 100, 0)] }), [given]).awards(given, 'badge')).toHaveLength(1);
  });

  it('switched off lets the next lower one be current, and switched on is current again', () => {
    const off = badge(2, 0, 0, { version: 2, from: '2026-02-01T00:00:00Z', isActive: false });
    const on = badge(2, 0, 0, { version: 3, from: '2026-03-01T00:00:00Z' });
    const rows = catalogue({ badges: [badge(1, 0, 0), badge(2, 0, 0), off, on] });
    const { state } = new Story(rows, [purchase(FIRST)]);
    const levelAt = (iso: string) => currentBadge(catalogAt(compileTimeline(rows), at(iso)), state.badges)?.level;
    expect([levelAt('2026-01-15T00:00:00Z'), levelAt('2026-02-15T00:00:00Z'), levelAt('2026-03-15T00:00:00Z')]).toEqual(
      [2, 1, 2],
    );
  });

  it('held before the fact multiplies the points of an unlock, rounded half up', () => {
    const goals = [
      achievement('one', { type: 'purchase', target: 1 }),
      achievement('two', { type: 'purchase', target: 2 }, { points: 33 }),
    ];
    const double = [badge(1, 100, 1, { benefits: { pointsMultiplier: 1.5 } })];
    const told = new Story(catalogue({ achievements: goals, badges: double }), [
      purchase(FIRST),
      purchase('2026-01-02T12:00:00Z'),
    ]);
    expect(told.rows('one')[0]?.points).toBe(100);
    expect(told.rows('two')[0]?.points).toBe(50);
    expect(told.state.totalPoints).toBe(150);
  });
});

describe('cashback in an evaluation', () => {
  const cashback = (told: Story, fact: PurchaseFact) => told.awards(fact, 'cashback')[0];

  it('comes after achievements and badges: the purchase that earns Gold gets the bonus of Gold', () => {
    const gold = catalogue({ achievements: many(15), badges: DEFAULT_LADDER, cashback: bands });
    const first = purchase(FIRST, { amount: 6_000_000 });
    const told = new Story(gold, [first]);
    expect(cashback(told, first)).toMatchObject({
      amount: 360_000n,
      baseBps: 500,
      bonusBps: 100,
      rateBps: 600,
      badgeId: 'badge-3',
      version: 1,
    });
    expect(told.trace(first, 'cashback')).toEqual({
      subject: 'cashback',
      outcome: 'granted',
      reasons: [
        { field: 'amount', op: 'band', expected: { from: 5_000_000, rateBps: 500 }, observed: 6_000_000 },
        { field: 'badge', op: 'benefit', expected: { bonusBps: 100, multiplierPct: 100 }, observed: 3 },
      ],
    });
  });

  it('gives a first purchase of 60,000.00 in the default program 3,000.00 with Bronze', () => {
    const first = purchase(FIRST, { amount: 6_000_000 });
    const told = new Story(DEFAULT_CATALOGUE, [first]);
    expect(cashback(told, first)).toMatchObject({ amount: 300_000n, badgeId: 'badge-1' });
    expect(told.trace(first, 'achievement:big-basket')).toEqual({
      subject: 'achievement:big-basket',
      outcome: 'not_matched',
      reasons: [{ field: 'amount', op: 'gte', expected: 10_000_000, observed: 6_000_000 }],
    });
    expect(told.trace(first, 'achievement:big-spender')?.reasons).toEqual([
      { field: 'progress', op: 'gte', expected: 10_000_000, observed: 6_000_000 },
    ]);
  });

  it('is none without a rule for the currency, and the trace says which there are', () => {
    const first = purchase(FIRST, { currency: 'USD' });
    const told = new Story(catalogue({ cashback: bands }), [first]);
    expect(cashback(told, first)).toBeUndefined();
    expect(told.trace(first, 'cashback')).toEqual({
      subject: 'cashback',
      outcome: 'none',
      reasons: [{ field: 'currency', op: 'in', expected: ['NGN'], observed: 'USD' }],
    });
  });

  it('below the minimum is no transaction, and the trace says by how much', () => {
    const first = purchase(FIRST, { amount: 9_900 });
    const told = new Story(catalogue({ cashback: [cashbackRule(DEFAULT_BANDS, { minimum: 100 })] }), [first]);
    expect(cashback(told, first)).toBeUndefined();
    expect(told.trace(first, 'cashback')?.reasons.at(-1)).toEqual({
      field: 'cashback',
      op: 'minimum',
      expected: 100,
      observed: 99,
    });
  });

  it('follows the version of the rule in force', () => {
    const later = cashbackRule([[0, 1_000]], { version: 2, from: '2026-02-01T00:00:00Z' });
    const facts = [purchase(FIRST, { amount: 1_000 }), purchase('2026-02-01T00:00:00Z', { amount: 1_000 })] as const;
    const told = new Story(catalogue({ cashback: [...bands, later] }), facts);
    expect(facts.map((fact) => cashback(told, fact)?.amount)).toEqual([10n, 100n]);
  });
});
