import { queueTexts } from '#components/words/en-queues.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: queueTexts };

/** The texts of the console's queues and health. */
export function useQueueWords() {
  return useCatalogue(LANGUAGES);
}
