import { expect, it } from 'vitest';
import { typedPoints } from './typed-points.ts';

it.each([
  ['250', 250],
  [' +250 ', 250],
  ['-100', -100],
  ['−100', -100],
  ['', 0],
  ['ten', 0],
  ['1.5', 0],
  ['12345678', 0],
])('reads %j as %d points', (text, points) => {
  expect(typedPoints(text)).toBe(points);
});
