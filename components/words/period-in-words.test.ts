import { expect, it } from 'vitest';
import type { CalendarUnit } from '#server/loyalty/achievements/contract.ts';
import { simulationTexts } from './en-simulation.ts';
import { formatsOf } from './formats.tsx';
import { periodInWords } from './period-in-words.ts';

const FORMATS = formatsOf(
  { locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' },
  new Date('2026-06-10T12:00:00Z'),
);

it.each<[CalendarUnit, number, string]>([
  ['day', 20_614, '10 June 2026'],
  ['week', 0, 'Week of 29 December 1969'],
  ['week', 2_945, 'Week of 8 June 2026'],
  ['week', 2_946, 'Week of 15 June 2026'],
  ['month', 677, 'June 2026'],
  ['month', -1, 'December 1969'],
  ['quarter', 225, 'Q2 2026'],
  ['quarter', 227, 'Q4 2026'],
  ['year', 56, '2026'],
])('the %s that is counted as %d is called %s', (unit, index, said) => {
  expect(periodInWords(unit, index, simulationTexts.periods, FORMATS)).toBe(said);
});
