'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { usePublishingWords } from './publishing-words.ts';
import { useAchievementFacts } from './rule-facts-in-words.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { VersionHistory } from './version-history.tsx';

type Props = { readonly detail: AchievementDetail; readonly onRestore: (definition: AchievementDefinition) => void };

/** The versions of an achievement; an old one can be taken back into the form. */
export function AchievementVersions({ detail, onRestore }: Props) {
  const { versions: words } = usePublishingWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const factsOf = useAchievementFacts();
  const [, setTab] = useQueryState('tab', parseAsString);
  const restore = (definition: AchievementDefinition, version: number) => {
    onRestore(definition);
    void setTab(null);
    toasts.done(words.restored(count(version)));
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
