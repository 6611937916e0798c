'use client';

import { useDisclosure } from '@mantine/hooks';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { finishedDefinition } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import { isPublished, PublishActions, type PublishParts } from './publish-panel.tsx';
import { RuleSentence } from './rule-sentence.tsx';

/** What publishes where there is no room beside the form: it stays at the lower edge of the window. */
export function PublishBar(props: PublishParts) {
  const { draft } = props.edited;
  // The rule stands above in words; the bar is for what waits to be published.
  if (!props.onPublish || isPublished(props.edited)) return null;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-line border-t bg-surface px-4 py-2.5 shadow-[0_-6px_16px_-12px_rgb(16_32_24/0.3)] xl:hidden">
      <RuleToUnfold definition={finishedDefinition(draft)} />
      <PublishActions {...props} />
    </div>
  );
}

/** The rule in two lines; a press shows all of it. */
function RuleToUnfold({ definition }: { definition: AchievementDefinition }) {
  const { edit } = useAchievementWords();
  const [isOpen, { toggle }] = useDisclosure(false);
  const Turn = isOpen ? ChevronDown : ChevronUp;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      title={isOpen ? edit.ruleLess : edit.ruleWhole}
      onClick={toggle}
      className="-mx-2 flex min-w-40 flex-1 cursor-pointer items-start gap-2 rounded px-2 py-1 text-left hover:bg-track max-sm:basis-full"
    >
      <span className="block max-h-[40dvh] min-w-0 flex-1 overflow-y-auto">
        <RuleSentence definition={definition} isShort={!isOpen} />
      </span>
      <Turn className="mt-0.5 size-4 shrink-0 text-soft" aria-hidden="true" />
    </button>
  );
}
