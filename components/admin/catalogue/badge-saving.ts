'use client';

import { useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { EditedRule } from './edited-rule.ts';
import { useFailureText } from './failure-text.ts';
import { usePublishingWords } from './publishing-words.ts';

type Props = {
  readonly row: BadgeRow | null;
  readonly edited: EditedRule<BadgeDefinition>;
  readonly onRefused: (error: Failure) => void;
  readonly onDone: () => void;
};

/** Publishes a badge, and offers the way back. */
export function useBadgeSaving({ row, edited, onRefused, onDone }: Props) {
  const words = usePublishingWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const [isApplied, setApplied] = useState(false);
  const { badges } = utils.catalogue;
  const { draft } = edited;
  const own = row ? { badgeId: row.id } : {};
  const input = { ...own, definition: draft, expectedVersion: edited.baseVersion };
  const takeBack = async (badgeId: string, definition: BadgeDefinition, expectedVersion: number) => {
    try {
      const back = { badgeId, definition, expectedVersion };
      const { version } = await utils.client.catalogue.badges.save.mutate(back);
      toasts.done(row ? words.takenBack(definition.name, count(version)) : words.switchedOff(definition.name));
    } catch (error) {
      toasts.failed(failureText(error));
    }
    await badges.invalidate();
  };
  const save = trpc.catalogue.badges.save.useMutation({
    onSuccess: async ({ badgeId, version, changed }) => {
      if (changed) {
        edited.settle();
        const before = row?.definition ?? { ...draft, isActive: false };
        const undo = () => void takeBack(badgeId, before, version);
        toasts.undoable(words.published(draft.name, count(version)), undo);
      } else toasts.done(words.unchanged);
      onDone();
      await badges.invalidate();
    },
    onError: (error) => {
      onRefused(error);
      if (error.data?.errors) return;
      toasts.failed(error.data?.httpStatus === 409 ? words.changedMeanwhile : failureText(error));
      void badges.invalidate();
    },
  });
  return {
    input: { subject: 'badge', ...input } as const,
    isSaving: save.isPending,
    publish: () => save.mutate(input),
    onApplied: () => {
      edited.settle();
      setApplied(true);
      void badges.read.invalidate();
    },
    onClosed: () => {
      if (!isApplied) return;
      onDone();
      void badges.invalidate();
    },
  };
}
