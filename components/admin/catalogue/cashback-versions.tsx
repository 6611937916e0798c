'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackRuleDetail } from '#server/insights/catalogue/contract.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import { cashbackDraftOf, draftName } from './cashback-draft.ts';
import { keepDraft } from './kept-drafts.ts';
import { usePublishingWords } from './publishing-words.ts';
import { useCashbackFacts } from './rule-facts-in-words.ts';
import { VersionHistory } from './version-history.tsx';

/** The versions of the rule of a currency; an old one can be taken back into the form. */
export function CashbackVersions({ rule }: { rule: CashbackRuleDetail }) {
  const { versions: words } = usePublishingWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const factsOf = useCashbackFacts();
  const [, setTab] = useQueryState('tab', parseAsString);
  // The form is not there while its versions are: it begins with what is kept for it.
  const restore = (definition: CashbackDefinition, version: number) => {
    keepDraft(draftName(rule.currency), { draft: cashbackDraftOf(definition), baseVersion: rule.version });
    void setTab(null);
    toasts.done(words.restored(count(version)));
  };
  return <VersionHistory versions={rule.versions} factsOf={factsOf} onRestore={restore} />;
}
