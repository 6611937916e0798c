import { describe, expect, it } from 'vitest';
import { portalTexts } from '#components/words/en-portal.ts';
import { formatsOf } from '#components/words/formats.tsx';
import type { GoalView } from '#server/insights/portal/contract.ts';
import { ordered } from './achievement-order.ts';
import { isAt, TABS } from './portal-places.ts';
import { rarityText } from './rarity.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const formats = formatsOf({ locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' }, NOW);

describe('the list of achievements', () => {
  const goal = (id: string, changes: Partial<GoalView>): GoalView => ({
    id,
    key: id,
    name: id,
    description: '',
    icon: 'star',
    tier: 'bronze',
    points: 100,
    isSecret: false,
    progress: { have: 1n, need: 5n, measure: 'purchases' },
    share: 0,
    unlockedAt: null,
    timesUnlocked: 0,
    rarityBps: 5_000,
    asks: null,
    ...changes,
  });
  const views = [
    goal('far', { share: 0.1, points: 900 }),
    goal('old', { share: 1, unlockedAt: new Date('2026-01-01'), rarityBps: 10 }),
    goal('untouched', {}),
    goal('near', { share: 0.9 }),
    goal('new', { share: 1, unlockedAt: new Date('2026-11-01') }),
  ];

  it.each([
    ['all', 'nearest', ['near', 'far', 'untouched', 'new', 'old']],
    ['open', 'nearest', ['near', 'far']],
    ['unlocked', 'newest', ['new', 'old']],
    ['locked', 'nearest', ['untouched']],
    ['all', 'rarest', ['old', 'near', 'far', 'untouched', 'new']],
    ['all', 'points', ['far', 'near', 'untouched', 'new', 'old']],
  ] as const)('of %s by %s is in the order people look for', (filter, sort, ids) => {
    expect(ordered(views, filter, sort).map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    [null, ''],
    [0, 'Nobody has it yet'],
    [40, '0.4% have it'],
    [1_234, '12% have it'],
    [9_999, '99% have it'],
    [10_000, '100% have it'],
  ])('says how rare %s is', (rarityBps, text) => {
    expect(rarityText({ rarityBps, unlockedAt: new Date() }, portalTexts, formats)).toBe(text);
  });

  it('is not said to be had by all to somebody who has not', () => {
    expect(rarityText({ rarityBps: 10_000, unlockedAt: null }, portalTexts, formats)).toBe('99% have it');
  });
});

it('one tab is marked on every page of the portal, none on others', () => {
  const marked = (path: string) => TABS.filter((place) => isAt(place, path)).map(({ word }) => word);
  expect(marked('/')).toEqual(['home']);
  expect(marked('/achievements')).toEqual(['achievements']);
  expect(marked('/profile')).toEqual([]);
});
