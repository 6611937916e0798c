'use client';

import { useCallback } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ruleInWords, termsInWords } from '#components/words/rule-in-words.ts';
import { useSpeech } from '#components/words/speech.tsx';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';

type Props = {
  readonly definition: AchievementDefinition;
  /** In two lines at most, without its terms. */
  readonly isShort?: boolean;
};

/** What an achievement asks for, as customers read it: a sentence, and one for each of its terms. */
export function RuleSentence({ definition, isShort = false }: Props) {
  const nameOf = useAchievementNames();
  const speech = useSpeech(nameOf);
  const sentence = ruleInWords(definition.criteria, speech);
  if (isShort) return <p className="line-clamp-2 font-medium text-sm leading-snug">{sentence}</p>;
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="text-balance font-medium text-base leading-snug">{sentence}</p>
      {termsInWords(definition, speech).map((term) => (
        <p key={term} className="text-soft">
          {term}
        </p>
      ))}
    </div>
  );
}

/** What achievements are called by their keys; a key that is unknown stands for itself. */
export function useAchievementNames(): (key: string) => string {
  const { data } = trpc.catalogue.achievements.list.useQuery({ archived: false });
  return useCallback((key) => data?.find((row) => row.key === key)?.definition.name ?? key, [data]);
}
