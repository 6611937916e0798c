import type { PortalWords } from '#components/words/en-portal.ts';
import type { Formats } from '#components/words/formats.tsx';

/** How many have an achievement: "4% have it". Empty where nobody can tell. */
export function rarityText(
  { rarityBps }: { readonly rarityBps?: number | null },
  { achievements }: PortalWords,
  { rate }: Pick<Formats, 'rate'>,
): string {
  if (rarityBps === null || rarityBps === undefined) return '';
  if (rarityBps === 0) return achievements.rarityNone;
  const rounded = rarityBps < 100 ? rarityBps : Math.round(rarityBps / 100) * 100;
  return achievements.rarity(rate(rounded));
}
