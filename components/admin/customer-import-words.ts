import { importTexts } from '#components/words/en-import.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: importTexts };

/** The texts of the console's exchange of customers by files. */
export function useImportWords() {
  return useCatalogue(LANGUAGES);
}
