import { describe, expect, it } from 'vitest';
import type { Criteria, Window } from '#server/loyalty/achievements/contract.ts';
import { zoneOf } from './calendar.ts';
import { standingOn } from './standing.ts';
import { achievement, at, catalogue, purchase } from './testing/builders.ts';
import { Story } from './testing/story.ts';

const dayOf = (date: string) => zoneOf('Africa/Lagos').dayOf(at(`${date}T12:00:00Z`));

/** The tally of the only achievement after purchases on the given days of November 2026, and how it stands later. */
function bought(criteria: Criteria, dates: readonly string[]) {
  const facts = dates.map((date) => purchase(`${date}T12:00:00Z`, { items: [{ category: date }] }));
  const [row] = new Story(catalogue({ achievements: [achievement('goal', criteria)] }), facts).rows('goal');
  if (!row) throw new Error('nothing was counted');
  return (date: string) => Number(standingOn(criteria, row, dayOf(date)));
}

const within = (window: Window): Criteria => ({ type: 'purchase', target: 99, window });

describe('a streak', () => {
  const on = bought({ type: 'streak', target: 9, unit: 'week' }, ['2026-11-03', '2026-11-10']);

  it('lives through the week after, and is broken when that week was empty', () => {
    expect(on('2026-11-15')).toBe(2);
    expect(on('2026-11-22')).toBe(2);
    expect(on('2026-11-23')).toBe(0);
  });
});

describe('a window', () => {
  it('of a calendar month begins anew with the next', () => {
    const on = bought(within({ calendar: 'month' }), ['2026-11-03', '2026-11-10']);
    expect([on('2026-11-30'), on('2026-12-01')]).toEqual([2, 0]);
  });

  it('of rolling days lets the oldest go first', () => {
    const on = bought(within({ rolling: 7 }), ['2026-11-03', '2026-11-05']);
    expect(['2026-11-09', '2026-11-10', '2026-11-12'].map(on)).toEqual([2, 1, 0]);
  });

  it('of rolling days does so with distinct values too', () => {
    const distinct: Criteria = { type: 'purchase', target: 9, distinct: 'category', window: { rolling: 7 } };
    const on = bought(distinct, ['2026-11-03', '2026-11-05']);
    expect(['2026-11-09', '2026-11-10', '2026-11-12'].map(on)).toEqual([2, 1, 0]);
  });

  it('of all time, or since the first purchase, keeps what was counted', () => {
    for (const window of ['lifetime', { sinceFirst: 30 }] as const) {
      expect(bought(within(window), ['2026-11-03'])('2030-01-01')).toBe(1);
    }
  });
});
