'use client';

import type { AchievementNames, RungNames } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';

type Known = { readonly names: AchievementNames; readonly rungs: RungNames };

/** Calls what an explanation speaks of by name: `achievement:<key>`, `badge:<level>` or `cashback`. */
export function useSubjectName({ names, rungs }: Known): (subject: string) => string {
  const { rewards: words } = usePurchaseWords();
  return (subject) => {
    const [kind, key = ''] = subject.split(/:(.*)/s);
    if (kind === 'achievement') return names[key]?.name ?? key;
    if (kind !== 'badge') return words.subjectCashback;
    return words.subjectBadge(rungs[key] ?? key);
  };
}
