'use client';

import { Button } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { Panel } from '#components/ui/panel.tsx';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { finishedDefinition, hasGaps } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import type { EditedAchievement } from './edited-achievement.ts';
import { focusFirstComplaint } from './field-complaints.tsx';
import { usePublishingWords } from './publishing-words.ts';
import { RuleSentence } from './rule-sentence.tsx';

type Props = {
  readonly edited: EditedAchievement;
  /** How many fields wait for something, once somebody tried to publish; 0 before. */
  readonly missing: number;
  /** Absent where nothing can be published any more. */
  readonly onPublish?: (() => void) | undefined;
};

/** The rule in words, which is what will be published, and the button that does it. */
export function PublishPanel(props: Props) {
  const { edit } = useAchievementWords();
  const { draft } = props.edited;
  return (
    <Panel title={edit.inWords} aside={<span className="text-soft text-xs">{edit.inWordsHint}</span>}>
      <div aria-live="polite">
        <RuleSentence definition={finishedDefinition(draft)} />
        {hasGaps(draft) && <p className="mt-2 text-gold-ink text-xs">{edit.unfinished}</p>}
      </div>
      {!draft.isActive && <p className="mt-3 text-soft text-xs">{edit.inactive}</p>}
      <div className="mt-4 grid gap-2 max-xl:hidden">
        <Actions {...props} />
      </div>
    </Panel>
  );
}

/** The same where there is no room beside the form: it stays at the lower edge of the window. */
export function PublishBar(props: Props) {
  const { draft } = props.edited;
  // The rule stands above in words; the bar is for what waits to be published.
  if (!props.onPublish || isPublished(props.edited)) return null;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-line border-t bg-surface px-4 py-2.5 shadow-[0_-6px_16px_-12px_rgb(16_32_24/0.3)] xl:hidden">
      <RuleToUnfold definition={finishedDefinition(draft)} />
      <Actions {...props} />
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

function Actions({ edited, missing, onPublish }: Props) {
  const { edit } = useAchievementWords();
  const { drafts } = usePublishingWords();
  if (!onPublish) return null;
  const isOut = isPublished(edited);
  return (
    <>
      {missing > 0 && (
        <button
          type="button"
          className="min-h-6 cursor-pointer text-left text-alert-ink text-xs underline"
          onClick={focusFirstComplaint}
        >
          {edit.missingCount(missing)}
        </button>
      )}
      <div className="flex items-center gap-2 max-sm:w-full">
        {edited.isChanged && edited.baseVersion > 0 && (
          <Button variant="default" onClick={edited.discard}>
            {drafts.discard}
          </Button>
        )}
        <Button className="flex-1" aria-keyshortcuts="Control+Enter" disabled={isOut} onClick={onPublish}>
          {edit.publish}
        </Button>
      </div>
      <p className="text-soft text-xs max-xl:hidden">{isOut ? edit.unchanged : edit.publishKeys}</p>
    </>
  );
}

/** The form reads as it is published. */
function isPublished({ baseVersion, isChanged }: EditedAchievement): boolean {
  return baseVersion > 0 && !isChanged;
}

/** Ctrl or Cmd and Enter publish from any field. */
export function usePublishKey(onPublish: (() => void) | undefined): void {
  useHotkeys([['mod+Enter', () => onPublish?.()]], []);
}
