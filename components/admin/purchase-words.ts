import { purchaseTexts } from '#components/words/en-purchases.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: purchaseTexts };

/** The texts of the console's purchases. */
export function usePurchaseWords() {
  return useCatalogue(LANGUAGES);
}
