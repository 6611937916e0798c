'use client';

import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { ChangesToPublish } from './changes-to-publish.tsx';
import { useAchievementFacts } from './rule-facts-in-words.ts';
import { RuleSentence } from './rule-sentence.tsx';

/** `before` null: it was never published. */
type Props = { readonly before: AchievementDefinition | null; readonly after: AchievementDefinition };

/** An achievement that is about to be published, in words, and what an edit changes of the version in force. */
export function AchievementChanges({ before, after }: Props) {
  const factsOf = useAchievementFacts();
  return (
    <>
      <div className="rounded-md bg-page p-3">
        <RuleSentence definition={after} />
      </div>
      {before && <ChangesToPublish before={before} after={after} factsOf={factsOf} />}
    </>
  );
}
