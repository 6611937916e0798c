import { useCallback } from 'react';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import { useBadgeWords } from './badge-words.ts';

/** Says what a badge gives, part by part: "+1% cashback", "points × 1.5", "Free delivery". */
export function useBenefits(): (definition: Pick<BadgeDefinition, 'benefits'>) => readonly string[] {
  const { benefits: words } = useBadgeWords();
  const { rate, factor } = useFormats();
  return useCallback(
    ({ benefits }) => {
      const { cashbackBonusBps, cashbackMultiplier, pointsMultiplier, perks } = benefits;
      return [
        ...(cashbackBonusBps > 0 ? [words.bonus(rate(cashbackBonusBps))] : []),
        ...(cashbackMultiplier === 1 ? [] : [words.multiplier(factor(Math.round(cashbackMultiplier * 100)))]),
        ...(pointsMultiplier === 1 ? [] : [words.points(factor(Math.round(pointsMultiplier * 100)))]),
        ...perks,
      ];
    },
    [words, rate, factor],
  );
}
