import { publishingTexts } from '#components/words/en-publishing.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: publishingTexts };

/** The texts of publishing, and of versions. */
export function usePublishingWords() {
  return useCatalogue(LANGUAGES);
}
