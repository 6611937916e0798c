'use client';

import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import { QueryTrouble } from '../query-trouble.tsx';
import { ArchiveBadge } from './archive-badge.tsx';
import { BadgeFields } from './badge-fields.tsx';
import { useBadgeWords } from './badge-words.ts';
import { ComplaintsProvider } from './field-complaints.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { usePublishingWords } from './publishing-words.ts';
import { VersionHistory } from './version-history.tsx';

type Props = { readonly row: BadgeRow | null; readonly nextLevel: number; readonly onClose: () => void };

/** A rung of the ladder to be edited; `row` null: a new one. */
export function BadgeEditor({ row, nextLevel, onClose }: Props) {
  const { form } = useBadgeWords();
  const edited = <BadgeForm row={row} nextLevel={nextLevel} onClose={onClose} />;
  if (!row) return edited;
  return (
    <Tabs defaultValue="edit" keepMounted={false}>
      <Tabs.List aria-label={form.parts} className="mb-4">
        <Tabs.Tab value="edit">{form.edit}</Tabs.Tab>
        <Tabs.Tab value="versions">{form.versions}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="edit">{edited}</Tabs.Panel>
      <Tabs.Panel value="versions">
        <BadgeVersions badgeId={row.id} />
      </Tabs.Panel>
    </Tabs>
  );
}

function BadgeVersions({ badgeId }: { badgeId: string }) {
  const query = trpc.catalogue.badges.read.useQuery({ badgeId });
  if (query.error) return <QueryTrouble error={query.error} onRetry={() => query.refetch()} />;
  return query.data ? <VersionHistory versions={query.data.versions} /> : null;
}

function BadgeForm({ row, nextLevel, onClose }: Props) {
  const { form } = useBadgeWords();
  const [draft, setDraft] = useState(() => row?.definition ?? freshBadge(nextLevel));
  const [failure, setFailure] = useState<Failure>(null);
  const [isPublishing, setPublishing] = useState(false);
  const refuse = (error: Failure) => {
    setFailure(error);
    setPublishing(false);
  };
  const utils = trpc.useUtils();
  const save = useSaving(draft, refuse, onClose);
  const input = { ...(row ? { badgeId: row.id } : {}), definition: draft, expectedVersion: row?.version ?? 0 };
  return (
    <ComplaintsProvider error={failure}>
      <ProblemSummary />
      <BadgeFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      {row && isMoved(row.definition, draft) && (
        <p role="status" className="mt-4 rounded-md bg-gold-wash px-3 py-2 text-gold-ink text-sm">
          {form.moves}
        </p>
      )}
      <div className="mt-5 flex justify-between gap-2">
        {row ? <ArchiveBadge row={row} onArchived={onClose} /> : <span />}
        <Button size="xs" onClick={() => setPublishing(true)}>
          {form.publish}
        </Button>
      </div>
      <PublishDialog
        name={draft.name || form.newTitle}
        isNew={row === null}
        draft={{ subject: 'badge', ...input }}
        opened={isPublishing}
        isSaving={save.isPending}
        onPublish={() => save.mutate(input)}
        onRefused={refuse}
        onApplied={() => void utils.catalogue.badges.read.invalidate()}
        onClose={() => {
          setPublishing(false);
          void utils.catalogue.badges.invalidate();
        }}
      />
    </ComplaintsProvider>
  );
}

function useSaving(draft: BadgeDefinition, onRefused: (error: Failure) => void, onDone: () => void) {
  const words = usePublishingWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.catalogue.badges.save.useMutation({
    onSuccess: async ({ version, changed }) => {
      toasts.done(changed ? words.published(draft.name, count(version)) : words.unchanged);
      await utils.catalogue.badges.invalidate();
      onDone();
    },
    onError: (error) => {
      onRefused(error);
      if (!error.data?.errors) toasts.failed(error.data?.httpStatus === 409 ? words.changedMeanwhile : error.message);
    },
  });
}

function isMoved(before: BadgeDefinition, after: BadgeDefinition): boolean {
  const isSame = (['pointsRequired', 'achievementsRequired', 'level'] as const).every(
    (one) => before[one] === after[one],
  );
  return !isSame;
}

function freshBadge(level: number): BadgeDefinition {
  return {
    level,
    name: '',
    description: '',
    icon: 'medal',
    color: '#8c6b3f',
    pointsRequired: 0,
    achievementsRequired: 0,
    benefits: { cashbackBonusBps: 0, cashbackMultiplier: 1, pointsMultiplier: 1, perks: [] },
    isActive: true,
  };
}
