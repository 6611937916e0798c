'use client';

import { parseAsString, useQueryState } from 'nuqs';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { useAchievementFacts } from './rule-facts-in-words.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { VersionHistory } from './version-history.tsx';

type Props = { readonly detail: AchievementDetail; readonly onRestore: (definition: AchievementDefinition) => void };

/** The versions of an achievement; an old one can be taken back into the form, from where it is published anew. */
export function AchievementVersions({ detail, onRestore }: Props) {
  const factsOf = useAchievementFacts();
  const [, setTab] = useQueryState('tab', parseAsString);
  const restore = (definition: AchievementDefinition) => {
    void setTab(null);
    onRestore(definition);
  };
  return (
    <VersionHistory
      versions={detail.versions}
      factsOf={factsOf}
      inWords={(definition) => <RuleSentence definition={definition} />}
      {...(detail.archivedAt === null ? { onRestore: restore } : {})}
    />
  );
}
