'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import { PageHeader } from '../page-header.tsx';
import { useAchievementWords } from './achievement-words.ts';

const ConfirmDialog = dynamic(() => import('#components/ui/confirm-dialog.tsx').then((part) => part.ConfirmDialog), {
  ssr: false,
});

/** What an achievement is called and how it stands, and its end. */
export function AchievementHeader({ detail }: { detail: AchievementDetail }) {
  const words = useAchievementWords();
  const { count } = useFormats();
  const { definition, archivedAt, version, holders, customers } = detail;
  const state = archivedAt ? words.archived : definition.isActive ? words.on : words.off;
  return (
    <PageHeader
      title={definition.name}
      up={{ href: '/admin/achievements', label: words.edit.up }}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge tone={archivedAt || !definition.isActive ? 'off' : 'good'}>{state}</StatusBadge>
          <span>{words.version(count(version))}</span>
          <span>{`${words.columns.rate} ${words.rate(count(holders), count(customers))}`}</span>
        </span>
      }
    >
      {archivedAt === null && <ArchiveButton detail={detail} />}
    </PageHeader>
  );
}

function ArchiveButton({ detail: { id, key, definition, holders } }: { detail: AchievementDetail }) {
  const { edit } = useAchievementWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const router = useRouter();
  const utils = trpc.useUtils();
  // The dialog comes when it is asked for the first time, and stays.
  const [isAsked, setAsked] = useState<boolean | null>(null);
  const archive = trpc.catalogue.achievements.archive.useMutation({
    onSuccess: async () => {
      toasts.done(edit.archivedDone(definition.name));
      await utils.catalogue.achievements.invalidate();
      router.push('/admin/achievements');
    },
    onError: ({ message }) => {
      setAsked(false);
      toasts.failed(message);
    },
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsked(true)}>
        {edit.archive}
      </Button>
      {isAsked !== null && (
        <ConfirmDialog
          opened={isAsked}
          title={edit.archiveTitle(definition.name)}
          action={edit.archive}
          word={key}
          isBusy={archive.isPending}
          onConfirm={() => archive.mutate({ achievementId: id })}
          onClose={() => setAsked(false)}
        >
          <p>{edit.archiveText(count(holders))}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
