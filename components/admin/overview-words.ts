import { overviewTexts } from '#components/words/en-overview.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: overviewTexts };

/** The texts of the console's overview. */
export function useOverviewWords() {
  return useCatalogue(LANGUAGES);
}
