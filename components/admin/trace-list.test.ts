import { expect, it } from 'vitest';
import { outcomeOf } from './trace-list.tsx';

const moved = new Set(['regular']);

it.each([
  ['achievement:regular', 'matched', 'matched'],
  ['achievement:collector', 'matched', 'unmoved'],
  ['achievement:collector', 'not_matched', 'not_matched'],
  ['cashback', 'granted', 'granted'],
])('%s that was %s is told as %s', (subject, outcome, told) => {
  expect(outcomeOf({ subject, outcome }, moved)).toBe(told);
});
