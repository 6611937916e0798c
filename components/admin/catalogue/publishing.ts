'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { definitionOf } from './achievement-draft.ts';
import { useAchievementWords } from './achievement-words.ts';
import type { EditedAchievement } from './edited-achievement.ts';
import { useFailureText } from './failure-text.ts';
import { usePublishingWords } from './publishing-words.ts';

type Props = {
  readonly edited: EditedAchievement;
  readonly detail: AchievementDetail | null;
  readonly onRefused: (error: Failure) => void;
  readonly onDone: () => void;
};

/** Publishes a draft of an achievement, and offers the way back. */
export function usePublishing({ edited, detail, onRefused, onDone }: Props) {
  const words = usePublishingWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const failureText = useFailureText();
  const router = useRouter();
  const utils = trpc.useUtils();
  const takeBack = useTakingBack();
  const [isApplied, setApplied] = useState(false);
  const { draft } = edited;
  const shared = { key: draft.key, definition: definitionOf(draft), expectedVersion: edited.baseVersion };
  const settled = async () => {
    onRefused(null);
    await utils.catalogue.achievements.invalidate();
    if (!detail) router.replace(`/admin/achievements/${draft.key}`);
  };
  const save = trpc.catalogue.achievements.save.useMutation({
    onSuccess: async ({ key, version, changed }) => {
      onDone();
      if (changed) {
        edited.settle();
        const before = detail?.definition ?? { ...shared.definition, isActive: false };
        const undo = () => void takeBack(key, before, detail === null, version);
        toasts.undoable(words.published(draft.name, count(version)), undo);
      } else toasts.done(words.unchanged);
      await settled();
    },
    onError: (error) => {
      onRefused(nameTaken(error, detail === null, words.keyTaken));
      if (error.data?.errors) return;
      if (error.data?.httpStatus !== 409) toasts.failed(failureText(error));
      void utils.catalogue.achievements.invalidate();
    },
  });
  return {
    input: { subject: 'achievement', ...shared } as const,
    isSaving: save.isPending,
    /** What a new one is called that was published for all of history: its own page comes once the dialog is closed. */
    publishedAs: detail === null && isApplied ? draft.name : null,
    publish: () => save.mutate(shared),
    onApplied: () => {
      edited.settle();
      setApplied(true);
      void utils.catalogue.achievements.invalidate();
    },
    onClosed: () => {
      if (isApplied) void settled();
    },
  };
}

/** A new achievement whose key another one has is refused at that field. */
function nameTaken<E extends NonNullable<Failure>>(error: E, isNew: boolean, text: string): NonNullable<Failure> {
  if (!isNew || error.data?.httpStatus !== 409 || !error.data) return error;
  return { ...error, data: { ...error.data, errors: { key: [text] } } };
}

/** Publishes what stood before as the next version; what was new is switched off. */
function useTakingBack() {
  const words = usePublishingWords();
  const { switched } = useAchievementWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  // The form it was published from may be gone by then, so nothing here hangs on it.
  return async (key: string, definition: AchievementDefinition, isNew: boolean, expectedVersion: number) => {
    try {
      const { version } = await utils.client.catalogue.achievements.save.mutate({ key, definition, expectedVersion });
      toasts.done(isNew ? switched(definition.name, false) : words.takenBack(definition.name, count(version)));
    } catch (error) {
      toasts.failed(failureText(error));
    }
    await utils.catalogue.achievements.invalidate();
  };
}
