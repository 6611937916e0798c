'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import { useBadgeWords } from './badge-words.ts';

/** Takes a badge out of the ladder, after asking. */
export function ArchiveBadge({ row, onArchived }: { row: BadgeRow; onArchived: () => void }) {
  const words = useBadgeWords();
  const { form } = words;
  const { count } = useFormats();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [isAsked, setAsked] = useState(false);
  const archive = trpc.catalogue.badges.archive.useMutation({
    onSuccess: async () => {
      toasts.done(form.archived(row.definition.name));
      await utils.catalogue.badges.invalidate();
      onArchived();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsked(true)}>
        {form.archive}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={form.archiveTitle(row.definition.name)}
        action={form.archive}
        word={row.definition.name}
        isBusy={archive.isPending}
        onConfirm={() => archive.mutate({ badgeId: row.id })}
        onClose={() => setAsked(false)}
      >
        <p>{form.archiveText(words.customers(row.wearers, count(row.wearers)))}</p>
      </ConfirmDialog>
    </>
  );
}
