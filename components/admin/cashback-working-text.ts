import { useFormats } from '#components/words/formats.tsx';
import { usePurchaseWords } from './purchase-words.ts';

type Working = {
  readonly baseBps: number;
  readonly bonusBps: number;
  readonly multiplier: number;
  /** Whose bonus it is, where that is known. */
  readonly badge: string | null;
};

/** How a rate came about: "5% + 1% Gold". Null where the band alone is the rate. */
export function useWorking(): (working: Working) => string | null {
  const { rewards } = usePurchaseWords();
  const { rate, factor } = useFormats();
  return ({ baseBps, bonusBps, multiplier, badge }) => {
    const times = multiplier === 1 ? null : factor(multiplier * 100);
    if (bonusBps === 0 && times === null) return null;
    const bonus = bonusBps === 0 ? null : rewards.bonus(rate(bonusBps), badge);
    return rewards.working(rate(baseBps), bonus, times);
  };
}
