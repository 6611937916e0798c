import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';

const FIRST = { pointsRequired: 100, achievementsRequired: 1 };
const MORE_ACHIEVEMENTS = 2;
const MORE_BONUS_BPS = 50;

/** The next rung of a ladder: it asks for more than the highest one, and gives a little more. */
export function freshBadge(ladder: readonly BadgeDefinition[]): BadgeDefinition {
  const top = ladder.toSorted((one, other) => other.level - one.level)[0];
  const asked = top
    ? {
        pointsRequired: top.pointsRequired * 2,
        achievementsRequired: top.achievementsRequired + MORE_ACHIEVEMENTS,
      }
    : FIRST;
  const bonus = top ? top.benefits.cashbackBonusBps + MORE_BONUS_BPS : 0;
  return {
    level: (top?.level ?? 0) + 1,
    name: '',
    description: '',
    icon: 'medal',
    color: '#8c6b3f',
    ...asked,
    benefits: { cashbackBonusBps: bonus, cashbackMultiplier: 1, pointsMultiplier: 1, perks: [] },
    isActive: true,
  };
}

/** What may be missing of a badge; each has a sentence in the catalogue. */
export type BadgeGap = 'name' | 'number';

/** What keeps a badge from being published, by its path. The server has the last word. */
export function badgeGaps({ name, benefits, ...badge }: BadgeDefinition): Readonly<Record<string, BadgeGap>> {
  const numbers = [
    ['level', badge.level],
    ['pointsRequired', badge.pointsRequired],
    ['achievementsRequired', badge.achievementsRequired],
    ['benefits.cashbackBonusBps', benefits.cashbackBonusBps],
  ] as const;
  return {
    ...(name.trim() === '' ? { name: 'name' } : {}),
    ...Object.fromEntries(numbers.filter(([, value]) => value < 0).map(([path]) => [path, 'number' as const])),
  };
}
