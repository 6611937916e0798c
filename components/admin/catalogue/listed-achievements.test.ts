import { expect, it } from 'vitest';
import type { AchievementRow } from '#server/insights/catalogue/contract.ts';
import { definitionOf, EMPTY_ACHIEVEMENT } from './achievement-draft.ts';
import { listedAchievements } from './listed-achievements.ts';

const ANY = { text: null, type: null, tier: null, state: null, sort: 'name' } as const;

function row(name: string, holders: number, some: Partial<AchievementRow['definition']> = {}): AchievementRow {
  const definition = { ...definitionOf({ ...EMPTY_ACHIEVEMENT, name, key: name.toLowerCase() }), ...some };
  const dates = { archivedAt: null, createdAt: new Date(holders), updatedAt: new Date(holders) };
  return { id: name, key: name.toLowerCase(), version: 1, definition, ...dates, holders, customers: 10 };
}

const ROWS = [
  row('Regular', 7, { points: 200 }),
  row('Big spender', 2, { tier: 'gold', points: 500, criteria: { type: 'spending', target: 1, measure: 'net' } }),
  row('Critic', 4, { isActive: false, description: 'Reviews' }),
];
const namesOf = (wanted: Partial<Parameters<typeof listedAchievements>[1]>) =>
  listedAchievements(ROWS, { ...ANY, ...wanted }).map(({ definition }) => definition.name);

it('lists achievements by name, unless another order is asked for', () => {
  expect(namesOf({})).toEqual(['Big spender', 'Critic', 'Regular']);
  expect(namesOf({ sort: 'points' })).toEqual(['Big spender', 'Regular', 'Critic']);
  expect(namesOf({ sort: 'common' })).toEqual(['Regular', 'Critic', 'Big spender']);
  expect(namesOf({ sort: 'rare' })).toEqual(['Big spender', 'Critic', 'Regular']);
  expect(namesOf({ sort: 'newest' })).toEqual(['Regular', 'Critic', 'Big spender']);
});

it('finds them by what they are called, count, are worth, and whether they are on', () => {
  expect(namesOf({ text: 'reviews' })).toEqual(['Critic']);
  expect(namesOf({ type: 'spending' })).toEqual(['Big spender']);
  expect(namesOf({ tier: 'bronze', state: 'on' })).toEqual(['Regular']);
  expect(namesOf({ state: 'off', tier: 'gold' })).toEqual([]);
});
