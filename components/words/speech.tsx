'use client';

import { useMemo } from 'react';
import type { Speech } from './condition-in-words.ts';
import { type RuleWords, ruleTexts } from './en-rules.ts';
import { useFormats } from './formats.tsx';
import { useCatalogue } from './words.tsx';

const RULES = { en: ruleTexts };

/** The texts of rules and reasons. */
export function useRuleWords(): RuleWords {
  return useCatalogue(RULES);
}

/** What `ruleInWords` and `reasonInWords` speak with. `nameOf` tells what the achievement of a key is called. */
export function useSpeech(nameOf: (key: string) => string): Speech {
  const words = useRuleWords();
  const formats = useFormats();
  return useMemo(() => ({ words, formats, nameOf }), [words, formats, nameOf]);
}
