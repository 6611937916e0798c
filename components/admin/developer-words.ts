import { developerTexts } from '#components/words/en-developers.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: developerTexts };

/** The texts of the console's page for developers. */
export function useDeveloperWords() {
  return useCatalogue(LANGUAGES);
}
