'use client';

import { useMemo } from 'react';
import type { Speech } from './condition-in-words.ts';
import { type RuleWords, ruleTexts, ruleTextsAboutCustomers } from './en-rules.ts';
import { useFormats } from './formats.tsx';
import { useCatalogue } from './words.tsx';

const RULES = { en: ruleTexts };
const RULES_ABOUT_CUSTOMERS = { en: ruleTextsAboutCustomers };

/** The texts of rules and reasons. */
export function useRuleWords(): RuleWords {
  return useCatalogue(RULES);
}

/** What `ruleInWords` and `reasonInWords` speak with, to the customer. `nameOf` tells what the achievement of a key is called. */
export function useSpeech(nameOf: (key: string) => string): Speech {
  return useSpeechIn(useRuleWords(), nameOf);
}

/** The same, spoken about the customer to whoever works in the console. */
export function useSpeechAboutCustomers(nameOf: (key: string) => string): Speech {
  return useSpeechIn(useCatalogue(RULES_ABOUT_CUSTOMERS), nameOf);
}

function useSpeechIn(words: RuleWords, nameOf: (key: string) => string): Speech {
  const formats = useFormats();
  return useMemo(() => ({ words, formats, nameOf }), [words, formats, nameOf]);
}
