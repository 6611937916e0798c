import { analyticsTexts } from '#components/words/en-analytics.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: analyticsTexts };

/** The texts of the console's analytics. */
export function useAnalyticsWords() {
  return useCatalogue(LANGUAGES);
}
