import { expect, it } from 'vitest';
import type { CalendarUnit } from '#server/loyalty/achievements/contract.ts';
import { unitIndex } from '#server/loyalty/rules/calendar.ts';
import { simulationTexts } from './en-simulation.ts';
import { formatsOf } from './formats.tsx';
import { periodInWords } from './period-in-words.ts';

const FORMATS = formatsOf(
  { locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' },
  new Date('2026-06-10T12:00:00Z'),
);
const dayOf = (date: string) => Date.parse(date) / 86_400_000;

it.each<[CalendarUnit, string, string]>([
  ['day', '2026-06-10', '10 June 2026'],
  ['week', '2026-06-10', 'Week of 8 June 2026'],
  ['week', '2026-06-14', 'Week of 8 June 2026'],
  ['week', '2026-06-15', 'Week of 15 June 2026'],
  ['month', '2026-06-30', 'June 2026'],
  ['quarter', '2026-06-30', 'Q2 2026'],
  ['quarter', '2026-12-31', 'Q4 2026'],
  ['year', '2026-06-10', '2026'],
  ['month', '1969-12-31', 'December 1969'],
])('the %s of %s is called %s', (unit, date, said) => {
  expect(periodInWords(unit, unitIndex(unit, dayOf(date)), simulationTexts.periods, FORMATS)).toBe(said);
});
