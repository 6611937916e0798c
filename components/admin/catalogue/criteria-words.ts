import { criteriaTexts } from '#components/words/en-criteria.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: criteriaTexts };

/** The texts of the criteria builder. */
export function useCriteriaWords() {
  return useCatalogue(LANGUAGES);
}
