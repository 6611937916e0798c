import { expect, it } from 'vitest';
import type { Celebration } from '#server/notifications/contract.ts';
import { celebrationPlan, greet, pointsOf } from './celebration-plan.ts';

const news = (id: string, changes: Partial<Celebration>): Celebration => ({
  id,
  kind: 'achievement',
  subjectId: id,
  name: id,
  description: null,
  icon: null,
  tier: null,
  level: null,
  color: null,
  points: null,
  at: new Date('2026-11-20T12:00:00Z'),
  ...changes,
});

it('many unlocks are one summary, and of several new badges the highest is shown', () => {
  const silver = news('silver', { kind: 'badge', level: 2 });
  const gold = news('gold', { kind: 'badge', level: 3 });
  const regular = news('regular', { points: 200 });
  const explorer = news('explorer', { points: 300 });
  const plan = celebrationPlan([silver, regular, gold, explorer]);
  expect(plan).toEqual({ unlocks: [regular, explorer], badge: gold });
  expect(pointsOf(plan.unlocks)).toBe(500);
});

it('nothing new is nothing to celebrate', () => {
  expect(celebrationPlan([])).toEqual({ unlocks: [], badge: null });
});

it('each is greeted once, and not again when others go', () => {
  const [silver, regular, late] = [news('silver', { kind: 'badge' }), news('regular', {}), news('late', {})];
  const greeted = new Set<string>();
  expect(greet([], greeted)).toBe(false);
  expect(greet([silver, regular], greeted)).toBe(true);
  expect(greet([regular], greeted)).toBe(false);
  expect(greet([regular, late], greeted)).toBe(true);
  expect(greet([], greeted)).toBe(false);
});
