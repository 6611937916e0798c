import { badgeTexts } from '#components/words/en-badges.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: badgeTexts };

/** The texts of the console's badges. */
export function useBadgeWords() {
  return useCatalogue(LANGUAGES);
}
