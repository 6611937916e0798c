import { describe, expect, it } from 'vitest';
import { en } from '#components/words/en.ts';
import { formatsOf } from '#components/words/formats.tsx';
import type { AchievementView, CashbackWorking, Measure } from '#server/insights/home/contract.ts';
import { workingText } from './deeds-in-words.ts';
import { countedText, progressText, shareHad } from './standing.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const formats = formatsOf({ locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' }, NOW);
const told = (have: bigint, need: bigint, measure: Measure) => countedText({ have, need, measure }, en, formats);

const achievement = (id: string, changes: Partial<AchievementView>): AchievementView => ({
  id,
  key: id,
  name: id,
  description: '',
  icon: 'star',
  tier: 'bronze',
  points: 100,
  isSecret: false,
  progress: { have: 1n, need: 5n, measure: 'purchases' },
  share: 0.2,
  unlockedAt: null,
  timesUnlocked: 0,
  ...changes,
});

describe('progress in words', () => {
  it.each<[bigint, bigint, Measure, string]>([
    [3n, 5n, 'purchases', '3 of 5 purchases'],
    [0n, 1n, 'reviews', '0 of 1 review'],
    [7n, 5n, 'categories', '5 of 5 categories'],
    [4_500_000n, 10_000_000n, 'money', '₦45,000 of ₦100,000'],
    [1200n, 5000n, 'sum', '1,200 of 5,000'],
  ])('of %s in %s %s is "%s"', (have, need, measure, text) => {
    expect(told(have, need, measure)).toBe(text);
  });

  it('says nothing of a masked achievement', () => {
    expect(progressText(achievement('a', { progress: null }), en, formats)).toBe('');
  });
});

describe('a requirement', () => {
  it('is met in shares from nothing to all, also when points fell below zero', () => {
    expect(
      [
        { have: 3, need: 4 },
        { have: 9, need: 4 },
        { have: -50, need: 100 },
        { have: 0, need: 0 },
      ].map(shareHad),
    ).toEqual([0.75, 1, 0, 1]);
  });
});

describe('the working of a rate', () => {
  const working: CashbackWorking = {
    amount: 360_000n,
    currency: 'NGN',
    status: 'completed',
    baseBps: 500,
    bonusBps: 100,
    rateBps: 600,
    multiplierPct: 100,
    badgeName: 'Gold',
    takenBack: null,
  };

  it('adds the bonus of the badge to the band', () => {
    expect(workingText(working, en, formats)).toBe('5% for this amount + 1% Gold = 6%');
  });

  it('is only the band where there is no bonus', () => {
    expect(workingText({ ...working, bonusBps: 0, rateBps: 500, badgeName: null }, en, formats)).toBe(
      '5% for this amount',
    );
  });

  it('multiplies after adding', () => {
    const doubled = { ...working, multiplierPct: 150, rateBps: 900 };
    expect(workingText(doubled, en, formats)).toBe('(5% for this amount + 1% Gold) × 1.5 = 9%');
  });
});
