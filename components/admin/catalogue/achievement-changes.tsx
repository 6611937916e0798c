'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { useAchievementWords } from './achievement-words.ts';
import { ChangesToPublish } from './changes-to-publish.tsx';
import { usePublishingWords } from './publishing-words.ts';
import { useAchievementFacts } from './rule-facts-in-words.ts';
import { RuleSentence } from './rule-sentence.tsx';

/** `before` null: it was never published. */
type Props = { readonly before: AchievementDefinition | null; readonly after: AchievementDefinition };

/** An achievement that is about to be published, in words, and what an edit changes of the version in force. */
export function AchievementChanges({ before, after }: Props) {
  const factsOf = useAchievementFacts();
  const { edit, tiers } = useAchievementWords();
  const { gives } = usePublishingWords();
  const { count } = useFormats();
  const { points, tier, recurrence } = after;
  return (
    <>
      <div className="rounded-md bg-page p-3">
        <RuleSentence definition={after} />
        <p className="mt-1.5 text-sm text-soft tabular-nums">
          {[gives(count(points), points), tiers[tier], edit.recurrences[recurrence.kind]].join(' · ')}
        </p>
      </div>
      {before && <ChangesToPublish before={before} after={after} factsOf={factsOf} />}
    </>
  );
}
