import { describe, expect, it } from 'vitest';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import { difference } from './difference.ts';
import { achievement, adjustment, badge, catalogue, purchase, refund } from './testing/builders.ts';
import { Story } from './testing/story.ts';

const big: Criteria = { type: 'spending', target: 1_000, measure: 'net' };
const [first, second, third] = [600, 500, 400].map((amount, n) =>
  purchase(`2026-01-0${n + 1}T12:00:00Z`, { amount, items: [{ sku: `s${n}`, quantity: 2, unitAmount: amount / 2 }] }),
) as [ReturnType<typeof purchase>, ReturnType<typeof purchase>, ReturnType<typeof purchase>];
const LATER = '2026-02-01T12:00:00Z';

describe('a refund', () => {
  it('takes back an unlock that the rest no longer supports, with its points', () => {
    const goals = catalogue({ achievements: [achievement('goal', big)] });
    const before = new Story(goals, [first, second]);
    const back = refund(LATER, second, 101);
    const after = new Story(goals, [first, second, back]);
    expect(before.cycles('goal')).toEqual(['1100!']);
    expect(after.cycles('goal')).toEqual(['999']);
    expect(after.state.totalPoints).toBe(0);
    expect(after.trace(back, 'achievement:goal')).toEqual({
      subject: 'achievement:goal',
      outcome: 'revoked',
      reasons: [{ field: 'progress', op: 'gte', expected: 1_000, observed: 999 }],
    });
    const { unlocks, points } = difference(before.state, after.state);
    expect(unlocks.lost.map(({ points: taken }) => taken)).toEqual([100]);
    expect(points).toBe(-100);
  });

  it('moves the unlock to the purchase that reaches the target without the refunded part', () => {
    const goals = catalogue({ achievements: [achievement('goal', big)] });
    const told = new Story(goals, [first, second, third, refund(LATER, first, 300)]);
    expect(told.cycles('goal')).toEqual(['1200!']);
    expect(told.rows('goal')[0]?.unlockedBy?.id).toBe(third.id);
  });

  it('in full makes as if the purchase had never been', () => {
    const goals = catalogue({ achievements: [achievement('goal', { type: 'purchase', target: 5 })] });
    const told = new Story(goals, [first, second, refund(LATER, first, 600)]);
    expect(told.progress('goal')).toBe(1);
    expect(told.state).toMatchObject({ purchaseCount: 1, firstFactAt: second.occurredAt });
  });

  it('in several parts adds up', () => {
    const goals = catalogue({ achievements: [achievement('goal', { type: 'purchase', target: 5 })] });
    const parts = [refund(LATER, first, 200), refund(LATER, first, 400)];
    expect(new Story(goals, [first, ...parts.slice(1)]).progress('goal')).toBe(1);
    expect(new Story(goals, [first, ...parts]).progress('goal')).toBe(0);
  });

  it('by lines takes quantities and values away', () => {
    const basket = purchase('2026-01-05T12:00:00Z', {
      amount: 900,
      items: [
        { sku: 'a', quantity: 2, unitAmount: 200 },
        { sku: 'b', unitAmount: 500 },
      ],
    });
    const goals = catalogue({
      achievements: [
        achievement('skus', { type: 'purchase', target: 5, distinct: 'sku' }),
        achievement('a', {
          type: 'spending',
          target: 5_000,
          measure: 'net',
          items: { field: 'sku', op: 'eq', value: 'a' },
        }),
      ],
    });
    const told = new Story(goals, [
      basket,
      refund(LATER, basket, 700, [
        { index: 0, quantity: 1 },
        { index: 1, quantity: 1 },
      ]),
    ]);
    expect(told.progress('skus')).toBe(1);
    expect(told.progress('a')).toBe(200);
  });

  it('by amount caps what the lines still add', () => {
    const items: Criteria = { type: 'spending', target: 5_000, measure: 'net', items: { field: 'sku', op: 'exists' } };
    const goals = catalogue({ achievements: [achievement('goal', items)] });
    expect(new Story(goals, [first, refund(LATER, first, 250)]).progress('goal')).toBe(350);
  });

  it('is ignored by gross spending, even in full', () => {
    const goals = catalogue({
      achievements: [achievement('gross', { ...big, measure: 'gross' }), achievement('net', big)],
    });
    const told = new Story(goals, [first, second, refund(LATER, second, 500)]);
    expect(told.cycles('gross')).toEqual(['1100!']);
    expect(told.cycles('net')).toEqual(['600']);
  });

  it('judges the purchase by the rules in force when it was bought', () => {
    const goals = catalogue({
      achievements: [
        achievement('goal', big),
        achievement('goal', { ...big, target: 9_000 }, { version: 2, from: '2026-01-03T00:00:00Z' }),
      ],
    });
    expect(new Story(goals, [first, second, third, refund(LATER, second, 50)]).cycles('goal')).toEqual(['1450!']);
  });
});

describe('an achievement that keeps', () => {
  const goals = catalogue({
    achievements: [
      achievement('kept', big, { reversal: 'keep' }),
      achievement('both', { type: 'composite', op: 'all', of: ['kept'] }, { points: 50 }),
    ],
    badges: [badge(1, 150, 2)],
  });

  it('stays unlocked with its points, and so do the badge and the composite that stand on it', () => {
    const back = refund(LATER, second, 500);
    const told = new Story(goals, [first, second, back]);
    expect(told.cycles('kept')).toEqual(['600!']);
    expect(told.trace(back, 'achievement:kept')?.outcome).toBe('kept');
    expect(told.isUnlocked('both')).toBe(true);
    expect(told.levels).toEqual([1]);
    expect(told.state.totalPoints).toBe(150);
  });

  it('never earns the same points twice', () => {
    const told = new Story(goals, [
      first,
      second,
      refund(LATER, second, 500),
      purchase('2026-03-01T12:00:00Z', { amount: 5_000 }),
    ]);
    expect(told.cycles('kept')).toEqual(['5600!']);
    expect(told.state.totalPoints).toBe(150);
  });

  it('keeps nothing that it never reached', () => {
    expect(new Story(goals, [first, second, refund('2026-01-01T18:00:00Z', first, 600)]).isUnlocked('kept')).toBe(
      false,
    );
  });

  it('counts nothing of an older way of counting into the unlock it keeps', () => {
    const web = { field: 'channel', op: 'eq', value: 'web' } as const;
    const changing = catalogue({
      achievements: [
        achievement('kept', { type: 'purchase', target: 3 }, { reversal: 'keep' }),
        achievement(
          'kept',
          { type: 'purchase', target: 1, where: web },
          { reversal: 'keep', version: 2, from: '2026-01-10T00:00:00Z' },
        ),
      ],
    });
    const online = purchase('2026-01-11T12:00:00Z', { amount: 100, channel: 'web' });
    expect(new Story(changing, [first, second, online, refund(LATER, online, 100)]).cycles('kept')).toEqual(['0!']);
  });
});

describe('a purchase that is refunded in full', () => {
  it('is no moment at which a composite or a badge could be reached', () => {
    const goals = catalogue({
      achievements: [
        achievement('one', { type: 'purchase', target: 1 }),
        achievement('new', { type: 'composite', op: 'any', of: ['one'] }, { from: '2026-01-02T00:00:00Z' }),
      ],
      badges: [badge(1, 100, 1, { from: '2026-01-02T00:00:00Z' })],
    });
    const told = new Story(goals, [first, second, refund(LATER, second, 500)]);
    expect(told.rows('new')).toEqual([]);
    expect(told.levels).toEqual([]);
    expect(new Story(goals, [first, second]).levels).toEqual([1]);
  });
});

it('an adjustment is replayed in its place, and a badge outlives points taken by hand', () => {
  const goals = catalogue({ achievements: [achievement('goal', big)], badges: [badge(1, 100, 0)] });
  const facts = [first, adjustment('2026-01-01T13:00:00Z', 100), adjustment('2026-01-01T14:00:00Z', -70), second];
  const told = new Story(goals, [...facts, refund(LATER, second, 500)]);
  expect(told.levels).toEqual([1]);
  expect(told.state.totalPoints).toBe(30);
});
