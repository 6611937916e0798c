import { cashbackRuleTexts } from '#components/words/en-cashback-rules.ts';
import { useCatalogue } from '#components/words/words.tsx';

const LANGUAGES = { en: cashbackRuleTexts };

/** The texts of the console's cashback rules. */
export function useCashbackRuleWords() {
  return useCatalogue(LANGUAGES);
}
