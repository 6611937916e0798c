'use client';

import { Button } from '@mantine/core';
import { Medal, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { trpc } from '#components/trpc/client.tsx';
import { ConsoleList } from '../console-list.tsx';
import { DetailDrawer } from '../detail-drawer.tsx';
import { PageHeader } from '../page-header.tsx';
import { rungsOf, useBadgeColumns } from './badge-columns.tsx';
import { useBadgeWords } from './badge-words.ts';

const RunningWalks = dynamic(() => import('./running-walks.tsx').then((part) => part.RunningWalks), { ssr: false });
const BadgeEditor = dynamic(() => import('./badge-editor.tsx').then((part) => part.BadgeEditor));

const NEW = 'new';

/** The ladder of badges with who wears each; one is edited beside it. */
export function BadgesScreen() {
  const words = useBadgeWords();
  const query = trpc.catalogue.badges.list.useQuery();
  const [open, setOpen] = useQueryState('badge', parseAsString.withOptions({ history: 'push' }));
  const rungs = query.data && rungsOf(query.data);
  const columns = useBadgeColumns(rungs ?? []);
  const row = query.data?.find(({ id }) => id === open);
  const make = (
    <Button size="xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => void setOpen(NEW)}>
      {words.make}
    </Button>
  );
  const close = () => void setOpen(null);
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        {make}
      </PageHeader>
      <RunningWalks />
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <ConsoleList
          label={words.title}
          columns={columns}
          rowId={(rung) => rung.row.id}
          onOpen={(rung) => void setOpen(rung.row.id)}
          query={{
            data: rungs && { rows: rungs, next: null, previous: null },
            error: query.error,
            isPlaceholderData: false,
            refetch: query.refetch,
          }}
          onTurn={() => undefined}
          empty={{ icon: Medal, ...words.empty, action: make }}
        />
      </div>
      {rungs && rungs.length > 0 && <p className="mt-3 max-w-prose text-soft text-sm">{words.how}</p>}
      <DetailDrawer
        opened={open === NEW || row !== undefined}
        title={row?.definition.name ?? words.form.newTitle}
        onClose={close}
      >
        {query.data && (open === NEW || row) && (
          <BadgeEditor key={open} row={row ?? null} ladder={query.data} onClose={close} />
        )}
      </DetailDrawer>
    </>
  );
}
