import { settingsTexts } from '#components/words/en-settings.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: settingsTexts };

/** The texts of the console's audit and settings. */
export function useSettingsWords() {
  return useCatalogue(LANGUAGES);
}
