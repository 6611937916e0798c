import { payoutTexts } from '#components/words/en-payouts.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: payoutTexts };

/** The texts of the console's cashback payments. */
export function usePayoutWords() {
  return useCatalogue(LANGUAGES);
}
