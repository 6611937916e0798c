import { expect, it } from 'vitest';
import { changesBetween } from './rule-facts.ts';

it('tells what reads differently, and nothing else', () => {
  const before = [
    ['Name', 'A fan'],
    ['Points', '50'],
    ['Description', ''],
  ] as const;
  const after = [
    ['Name', 'A fan'],
    ['Points', '75'],
    ['Description', 'For the faithful'],
    ['Tier', 'Gold'],
  ] as const;
  expect(changesBetween(before, after)).toEqual([
    { name: 'Points', before: '50', after: '75' },
    { name: 'Description', before: '', after: 'For the faithful' },
    { name: 'Tier', before: '', after: 'Gold' },
  ]);
  expect(changesBetween(after, after)).toEqual([]);
  expect(changesBetween(after, before).at(-1)).toEqual({ name: 'Tier', before: 'Gold', after: '' });
});
