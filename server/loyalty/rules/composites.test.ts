import { describe, expect, it } from 'vitest';
import type { AchievementDefinition, Criteria } from '#server/loyalty/achievements/contract.ts';
import type { Fact } from './model.ts';
import { achievement, catalogue, named, purchase } from './testing/builders.ts';
import { Story } from './testing/story.ts';

const shoppingOn = (...dates: string[]) => dates.map((date) => purchase(`${date}T12:00:00Z`));
const story = (criteria: Criteria, facts: readonly Fact[], shape: Partial<AchievementDefinition> = {}) =>
  new Story(catalogue({ achievements: [achievement('goal', criteria, shape)] }), facts);

describe('composite', () => {
  const parts = [
    achievement('one', { type: 'purchase', target: 1 }),
    achievement('two', { type: 'purchase', target: 2 }),
    achievement('rated', { type: 'review', target: 1 }),
  ];
  const of = ['one', 'two', 'rated'];

  it('counts its unlocked parts: all, any, or at least so many', () => {
    const goals = catalogue({
      achievements: [
        ...parts,
        achievement('all', { type: 'composite', op: 'all', of }),
        achievement('any', { type: 'composite', op: 'any', of }),
        achievement('some', { type: 'composite', op: 'atLeast', n: 2, of }),
      ],
    });
    const told = new Story(goals, shoppingOn('2026-01-01', '2026-01-02'));
    expect(told.cycles('all')).toEqual(['2']);
    expect(told.cycles('any')).toEqual(['2!']);
    expect(told.cycles('some')).toEqual(['2!']);
  });

  it('unlocks a composite of composites in the same fact, whatever their names', () => {
    const goals = catalogue({
      achievements: [
        ...parts,
        achievement('a-top', { type: 'composite', op: 'all', of: ['b-middle', 'two'] }),
        achievement('b-middle', { type: 'composite', op: 'all', of: ['c-low'] }),
        achievement('c-low', { type: 'composite', op: 'any', of }),
      ],
    });
    const facts = shoppingOn('2026-01-01', '2026-01-02');
    const told = new Story(goals, facts);
    expect(told.cycles('a-top')).toEqual(['2!']);
    expect(told.rows('b-middle')[0]?.unlockedBy?.id).toBe(facts[0]?.id);
  });
});

describe('who and when', () => {
  it('does not progress while inactive or out of schedule', () => {
    const facts = shoppingOn('2026-01-01', '2026-02-01', '2026-03-01');
    expect(story({ type: 'purchase', target: 5 }, facts, { isActive: false }).rows('goal')).toEqual([]);
    const schedule = { from: '2026-02-01T12:00:00Z', to: '2026-03-01T12:00:00Z' };
    const told = story({ type: 'purchase', target: 5 }, facts, { schedule });
    expect(told.progress('goal')).toBe(1);
    expect(told.trace(named(facts[2]?.id ?? '', purchase(0)), 'achievement:goal')?.reasons[0]).toMatchObject({
      field: 'schedule',
      op: 'until',
    });
  });

  it('is meant for an audience, judged before the fact', () => {
    const regulars = { audience: { field: 'customer.purchaseCount', op: 'gte', value: 2 } } as const;
    expect(
      story({ type: 'purchase', target: 9 }, shoppingOn('2026-01-01', '2026-01-02', '2026-01-03'), regulars).progress(
        'goal',
      ),
    ).toBe(1);
  });

  it('knows the tenure in calendar days', () => {
    const where = { field: 'customer.tenureDays', op: 'gte', value: 1 } as const;
    const facts = ['2026-01-01T22:00:00Z', '2026-01-01T22:59:00Z', '2026-01-01T23:00:00Z'].map((time) =>
      purchase(time),
    );
    expect(story({ type: 'purchase', target: 9, where }, facts).progress('goal')).toBe(1);
  });
});
