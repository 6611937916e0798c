import { describe, expect, it } from 'vitest';
import { daysIn, thinned } from './choose-days.ts';
import type { AnalyticsDay } from './contract.ts';

const aDay = (day: string, purchases: number): AnalyticsDay => ({
  day,
  purchases,
  revenue: BigInt(purchases * 100),
  pointsIssued: purchases,
  pointsTaken: 0,
  cashbackPaid: 3n,
  cashbackOwed: 5n,
});

describe('the days of a range', () => {
  it('end today and are whole, with nothing on days without anything', () => {
    const days = daysIn([aDay('2026-10-01', 9), aDay('2026-11-21', 2)], '30d', '2026-11-23');
    expect(days).toHaveLength(30);
    expect(days[0]?.day).toBe('2026-10-25');
    expect(days.at(-1)).toMatchObject({ day: '2026-11-23', purchases: 0, revenue: 0n });
    expect(days.find(({ day }) => day === '2026-11-21')?.purchases).toBe(2);
  });

  it('begin with the first day there is where all are asked for', () => {
    expect(daysIn([aDay('2026-11-20', 1)], 'all', '2026-11-23').map(({ day }) => day)).toEqual([
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
    ]);
    expect(daysIn([], 'all', '2026-11-23')).toHaveLength(1);
  });

  it('are put together where there are too many, and nothing is lost', () => {
    const days = daysIn([aDay('2026-01-01', 3), aDay('2026-06-01', 4)], 'all', '2026-11-23');
    const few = thinned(days, 50);
    expect(few.length).toBeLessThanOrEqual(50);
    expect(few.reduce((sum, { purchases }) => sum + purchases, 0)).toBe(7);
    expect(few.reduce((sum, { revenue }) => sum + revenue, 0n)).toBe(700n);
    expect(thinned(days.slice(0, 10), 50)).toHaveLength(10);
  });
});
