import { expect, it } from 'vitest';
import { niceTicks } from './nice-ticks.ts';

it('marks are round, begin at zero, and hold the largest value', () => {
  expect(niceTicks([3, 9, 7])).toEqual([0, 2, 4, 6, 8, 10]);
  expect(niceTicks([3_400_000, 120])).toEqual([0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]);
  expect(niceTicks([546, 610])).toEqual([0, 200, 400, 600, 800]);
});

it('what is counted in whole things has no halves, and what is measured has', () => {
  expect(niceTicks([1, 2])).toEqual([0, 1, 2]);
  expect(niceTicks([0.4], false)).toEqual([0, 0.1, 0.2, 0.30000000000000004, 0.4]);
});

it('what lies below zero is held as well', () => {
  expect(niceTicks([2_600, -1_500])).toEqual([-2_000, -1_000, 0, 1_000, 2_000, 3_000]);
});

it('nothing at all still makes an axis', () => {
  expect(niceTicks([])).toEqual([0, 1]);
  expect(niceTicks([0, 0])).toEqual([0, 1]);
});
