import type { PortalWords } from '#components/words/en-portal.ts';
import type { Formats } from '#components/words/formats.tsx';

type Rare = {
  readonly rarityBps?: number | null;
  /** When whoever looks at it got it themselves. */
  readonly unlockedAt: Date | null;
};

/** How many have an achievement: "4% have it". Empty where nobody can tell; never all of them for somebody who has not. */
export function rarityText(
  { rarityBps, unlockedAt }: Rare,
  { achievements }: PortalWords,
  { rate }: Pick<Formats, 'rate'>,
): string {
  if (rarityBps === null || rarityBps === undefined) return '';
  if (rarityBps === 0) return achievements.rarityNone;
  const whole = rarityBps < 100 ? rarityBps : Math.floor(rarityBps / 100) * 100;
  const rounded = unlockedAt ? whole : Math.min(whole, 9_900);
  return achievements.rarity(rate(rounded));
}
