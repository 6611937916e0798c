import { describe, expect, it } from 'vitest';
import { cohortsOf, daysBefore, daysBetween } from './rules.ts';

describe('cohorts', () => {
  it('a month in which nobody came back is a zero, up to the newest month and not beyond it', () => {
    const rows = [
      { month: '2026-08', later: 0, customers: 10 },
      { month: '2026-08', later: 2, customers: 4 },
      { month: '2026-10', later: 0, customers: 3 },
    ];
    expect(cohortsOf(rows)).toEqual([
      { month: '2026-08', customers: 10, active: [10, 0, 4] },
      { month: '2026-10', customers: 3, active: [3] },
    ]);
  });

  it('none make none', () => {
    expect(cohortsOf([])).toEqual([]);
  });
});

it('walks days over the ends of months and years', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  expect(daysBefore('2028-03-01', 1)).toBe('2028-02-29');
});
