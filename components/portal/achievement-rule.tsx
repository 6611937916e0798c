'use client';

import { useCallback } from 'react';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { ruleInWords } from '#components/words/rule-in-words.ts';
import { useSpeech } from '#components/words/speech.tsx';
import type { GoalView, PartNames } from '#server/insights/portal/contract.ts';

/** What an achievement asks for, in words. */
export function AchievementRule({ criteria, names }: NonNullable<GoalView['asks']>) {
  return ruleInWords(criteria, useSpeechOf(names));
}

/** What rules are told with to a customer, who may not know every achievement's name. */
export function useSpeechOf(names: PartNames) {
  const { achievements: words } = usePortalWords();
  const nameOf = useCallback((key: string) => names[key] ?? words.secretPart, [names, words]);
  return useSpeech(nameOf);
}
