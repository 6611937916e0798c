import { expect, it } from 'vitest';
import { badgeGaps, freshBadge } from './fresh-badge.ts';

const BRONZE = { ...freshBadge([]), name: 'Bronze' };
const SILVER = { ...freshBadge([BRONZE]), name: 'Silver' };

it('begins a ladder with a rung that a first purchase may reach', () => {
  expect(BRONZE).toMatchObject({ level: 1, pointsRequired: 100, achievementsRequired: 1 });
});

it('goes on above the highest rung, wherever that stands in the list', () => {
  expect(freshBadge([SILVER, BRONZE])).toEqual(freshBadge([BRONZE, SILVER]));
  expect(freshBadge([SILVER, BRONZE])).toMatchObject({
    level: 3,
    pointsRequired: 400,
    achievementsRequired: 5,
    benefits: { cashbackBonusBps: 100 },
  });
});

it('waits for a name and for every number', () => {
  expect(badgeGaps(freshBadge([]))).toEqual({ name: 'name' });
  expect(badgeGaps({ ...BRONZE, pointsRequired: -1 })).toEqual({ pointsRequired: 'number' });
  expect(badgeGaps(BRONZE)).toEqual({});
});
