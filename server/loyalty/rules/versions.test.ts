import { describe, expect, it } from 'vitest';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import { achievement, at, badge, catalogue, DEFAULT_CATALOGUE, purchase } from './testing/builders.ts';
import { Story } from './testing/story.ts';
import { catalogAt, compileTimeline } from './timeline.ts';

const five: Criteria = { type: 'purchase', target: 5 };
const days = (...list: number[]) => list.map((day) => purchase(`2026-01-${String(day).padStart(2, '0')}T12:00:00Z`));
const FROM_THE_TENTH = '2026-01-10T00:00:00Z';

describe('a new version of an achievement', () => {
  it('that asks for another number goes on counting where the old one stood', () => {
    const goals = catalogue({
      achievements: [
        achievement('goal', five),
        achievement('goal', { ...five, target: 3 }, { version: 2, from: FROM_THE_TENTH, points: 7 }),
      ],
    });
    const told = new Story(goals, days(1, 2, 3, 11));
    expect(told.rows('goal')).toMatchObject([{ progress: 4n, target: 3n, version: 2, points: 7 }]);
    expect(told.isUnlocked('goal')).toBe(true);
  });

  it('that counts something else begins anew', () => {
    const online: Criteria = { ...five, where: { field: 'channel', op: 'ne', value: 'shop' } };
    const goals = catalogue({
      achievements: [achievement('goal', five), achievement('goal', online, { version: 2, from: FROM_THE_TENTH })],
    });
    expect(new Story(goals, days(1, 2, 3)).progress('goal')).toBe(3);
    expect(new Story(goals, days(1, 2, 3, 11)).progress('goal')).toBe(1);
  });

  it('does not take away or repeat what is unlocked, nor count on it by another measure', () => {
    const online: Criteria = { ...five, target: 1, where: { field: 'channel', op: 'ne', value: 'shop' } };
    const goals = catalogue({
      achievements: [
        achievement('goal', { ...five, target: 2 }),
        achievement('goal', online, { version: 2, from: FROM_THE_TENTH }),
      ],
    });
    const told = new Story(goals, days(1, 2, 11, 12));
    expect(told.rows('goal')).toMatchObject([{ progress: 2n, version: 1 }]);
    expect(told.state.totalPoints).toBe(100);
  });

  it('that holds since always re-evaluates history', () => {
    const goals = catalogue({
      achievements: [
        achievement('goal', five, { from: '2026-01-02T00:00:00Z' }),
        achievement('goal', { ...five, target: 2 }, { version: 2 }),
      ],
    });
    expect(new Story(goals, days(1, 2, 3)).cycles('goal')).toEqual(['3!']);
  });

  it('may switch it off and on again: what it missed stays missed', () => {
    const goals = catalogue({
      achievements: [
        achievement('goal', five),
        achievement('goal', five, { version: 2, from: FROM_THE_TENTH, isActive: false }),
        achievement('goal', five, { version: 3, from: '2026-01-20T00:00:00Z' }),
      ],
    });
    expect(new Story(goals, days(1, 2, 11, 12, 21)).progress('goal')).toBe(3);
  });

  it('may change the recurrence: the cycles begin under the new rule', () => {
    const again = {
      version: 2,
      from: FROM_THE_TENTH,
      recurrence: { kind: 'onCompletion', carryExcess: false },
    } as const;
    const goals = catalogue({
      achievements: [achievement('goal', { ...five, target: 1 }), achievement('goal', { ...five, target: 2 }, again)],
    });
    expect(new Story(goals, days(1, 2, 11, 12)).cycles('goal')).toEqual(['2!', '2!']);
  });
});

describe('the timeline', () => {
  it('has one catalogue for a stretch, whatever the order of the rows', () => {
    const rows = [achievement('goal', five), achievement('goal', five, { version: 2, from: FROM_THE_TENTH })];
    const timeline = compileTimeline(catalogue({ achievements: rows.toReversed() }));
    expect(timeline.starts).toEqual([-Infinity, at(FROM_THE_TENTH)]);
    expect(catalogAt(timeline, at(FROM_THE_TENTH) - 1).onPurchase[0]?.version).toBe(1);
    expect(catalogAt(timeline, at(FROM_THE_TENTH)).onPurchase[0]?.version).toBe(2);
    expect(catalogAt(timeline, at('2030-01-01T00:00:00Z')).onPurchase[0]?.version).toBe(2);
  });

  it('never puts a version in force that a higher one already covers', () => {
    const rows = [
      achievement('goal', five, { version: 2 }),
      achievement('goal', five, { version: 1, from: FROM_THE_TENTH }),
    ];
    const timeline = compileTimeline(catalogue({ achievements: rows }));
    expect(catalogAt(timeline, at('2026-02-01T00:00:00Z')).onPurchase[0]?.version).toBe(2);
  });

  it('orders the ladder by level and leaves out what is not active', () => {
    const timeline = compileTimeline(
      catalogue({ badges: [badge(3, 3, 3), badge(1, 1, 1), badge(2, 2, 2, { isActive: false })] }),
    );
    expect(catalogAt(timeline, 0).ladder.map(({ level }) => level)).toEqual([1, 3]);
  });

  it('holds the default program', () => {
    const { onPurchase, onActivity, composites, cashback } = catalogAt(compileTimeline(DEFAULT_CATALOGUE), 0);
    expect(onPurchase).toHaveLength(10);
    expect(onActivity.get('review')).toHaveLength(2);
    expect(composites.map(({ key }) => key)).toEqual(['all-rounder']);
    expect([...cashback.keys()]).toEqual(['NGN']);
  });
});
