'use client';

import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Panel } from '#components/ui/panel.tsx';
import { finishedDefinition, hasGaps } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import type { EditedAchievement } from './edited-achievement.ts';
import { focusFirstComplaint } from './field-complaints.tsx';
import { usePublishingWords } from './publishing-words.ts';
import { RuleSentence } from './rule-sentence.tsx';

export type PublishParts = {
  readonly edited: EditedAchievement;
  /** How many fields wait for something, once somebody tried to publish; 0 before. */
  readonly missing: number;
  /** Absent where nothing can be published any more. */
  readonly onPublish?: (() => void) | undefined;
};

/** The rule in words, which is what will be published, and the button that does it. */
export function PublishPanel(props: PublishParts) {
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
        <PublishActions {...props} />
      </div>
    </Panel>
  );
}

/** Publishing and discarding, as the panel and the bar offer them. */
export function PublishActions({ edited, missing, onPublish }: PublishParts) {
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
export function isPublished({ baseVersion, isChanged }: EditedAchievement): boolean {
  return baseVersion > 0 && !isChanged;
}

/** Ctrl or Cmd and Enter publish from any field. */
export function usePublishKey(onPublish: (() => void) | undefined): void {
  useHotkeys([['mod+Enter', () => onPublish?.()]], []);
}
