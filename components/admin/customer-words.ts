import { customerTexts } from '#components/words/en-customers.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: customerTexts };

/** The texts of the console's customers. */
export function useCustomerWords() {
  return useCatalogue(LANGUAGES);
}
