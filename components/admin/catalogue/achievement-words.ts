import { achievementTexts } from '#components/words/en-achievements.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: achievementTexts };

/** The texts of the console's achievements. */
export function useAchievementWords() {
  return useCatalogue(LANGUAGES);
}
