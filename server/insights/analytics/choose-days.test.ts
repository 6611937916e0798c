import { describe, expect, it } from 'vitest';
import { daysIn, stepsOf } from './choose-days.ts';
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

  it('are told one by one while they are few, and by the week where they are many', () => {
    const month = stepsOf(daysIn([aDay('2026-11-23', 2)], '30d', '2026-11-23'));
    expect(month).toHaveLength(30);
    expect(month.at(-1)).toMatchObject({ day: '2026-11-23', until: '2026-11-23', purchases: 2 });
    const quarter = stepsOf(daysIn([aDay('2026-11-17', 2), aDay('2026-11-23', 3)], '90d', '2026-11-23'));
    expect(quarter).toHaveLength(13);
    expect(quarter.at(-1)).toMatchObject({ day: '2026-11-17', until: '2026-11-23', purchases: 5, revenue: 500n });
  });

  it('lose nothing by being put together', () => {
    const steps = stepsOf(daysIn([aDay('2026-01-01', 3), aDay('2026-06-01', 4)], 'all', '2026-11-23'));
    expect(steps.length).toBeLessThanOrEqual(60);
    expect(steps.reduce((sum, { purchases }) => sum + purchases, 0)).toBe(7);
    expect(steps.reduce((sum, { revenue }) => sum + revenue, 0n)).toBe(700n);
    expect(steps[0]?.day).toBe('2026-01-01');
  });
});
