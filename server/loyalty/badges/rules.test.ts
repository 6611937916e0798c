import { describe, expect, it, test } from 'vitest';
import { Refusal } from '#server/kernel/errors.ts';
import { badgeDefinition } from './contract.ts';
import { multiplierPct, requireRisingLadder, requireSoundBadge } from './rules.ts';

const rung = (level: number, pointsRequired: number, achievementsRequired: number, shape: object = {}) =>
  badgeDefinition.parse({ level, name: `Rung ${level}`, pointsRequired, achievementsRequired, ...shape });

const ladder = [rung(1, 100, 1), rung(2, 500, 3), rung(4, 3_000, 8)];

function refusalOf(badge: ReturnType<typeof rung>): Refusal | null {
  try {
    requireSoundBadge(badge, ladder);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe('a badge is refused', () => {
  test.each([
    ['when it asks for fewer points than the rung below', rung(3, 499, 5), 'badge_requirements_fall'],
    ['when it asks for fewer achievements than the rung below', rung(3, 1_500, 2), 'badge_requirements_fall'],
    ['when it asks for more than the rung above', rung(3, 3_001, 5), 'badge_requirements_fall'],
    ['on a level that is taken', rung(2, 1_000, 4), 'badge_level_taken'],
    ['on level 0', rung(0, 0, 0), 'badge_value_out_of_range'],
    ['for negative points', rung(3, -1, 5), 'badge_value_out_of_range'],
    [
      'for a bonus above 100%',
      rung(3, 1_500, 5, { benefits: { cashbackBonusBps: 10_001 } }),
      'badge_value_out_of_range',
    ],
    ['for a multiplier of 0', rung(3, 1_500, 5, { benefits: { cashbackMultiplier: 0 } }), 'multiplier_out_of_range'],
    [
      'for a multiplier of three decimals',
      rung(3, 1_500, 5, { benefits: { pointsMultiplier: 1.125 } }),
      'multiplier_out_of_range',
    ],
    [
      'for a multiplier above 20',
      rung(3, 1_500, 5, { benefits: { pointsMultiplier: 20.01 } }),
      'multiplier_out_of_range',
    ],
  ])('%s', (_why, badge, code) => {
    expect(refusalOf(badge)?.code).toBe(code);
  });

  it('in words that name both rungs', () => {
    expect(refusalOf(rung(3, 499, 5))?.message).toBe(
      'Requirements must not fall as levels rise: "Rung 3" (level 3, 499 points) asks for less than "Rung 2" (level 2, 500 points)',
    );
  });
});

it('a badge that fits between its neighbours is accepted', () => {
  expect(refusalOf(rung(3, 1_500, 5))).toBeNull();
  expect(refusalOf(rung(3, 500, 3))).toBeNull();
});

it('a badge that is switched off does not bind the ladder', () => {
  expect(refusalOf(rung(3, 1, 1, { isActive: false }))).toBeNull();
  expect(() => requireRisingLadder(ladder)).not.toThrow();
});

test.each([
  [1, 100],
  [1.15, 115],
  [0.07, 7],
  [20, 2_000],
])('a multiplier of %d is %d hundredths', (multiplier, pct) => {
  expect(multiplierPct(multiplier)).toBe(pct);
});
