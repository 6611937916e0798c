'use client';

import { Button } from '@mantine/core';
import { Medal, Plus } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { BadgeRow } from '#server/insights/catalogue/contract.ts';
import { ConsoleList } from '../console-list.tsx';
import { DetailDrawer } from '../detail-drawer.tsx';
import { PageHeader } from '../page-header.tsx';
import { BadgeEditor } from './badge-editor.tsx';
import { useBadgeWords } from './badge-words.ts';
import { useBenefits } from './benefits.ts';

const NEW = 'new';

/** The ladder of badges with who wears each; one is edited beside it. */
export function BadgesScreen() {
  const words = useBadgeWords();
  const query = trpc.catalogue.badges.list.useQuery();
  const [open, setOpen] = useQueryState('badge', parseAsString.withOptions({ history: 'push' }));
  const columns = useBadgeColumns(query.data ?? []);
  const rows = query.data?.toSorted((a, b) => b.definition.level - a.definition.level);
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
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <ConsoleList
          label={words.title}
          columns={columns}
          rowId={({ id }) => id}
          onOpen={({ id }) => void setOpen(id)}
          query={{
            data: rows && { rows, next: null, previous: null },
            error: query.error,
            isPlaceholderData: false,
            refetch: query.refetch,
          }}
          onTurn={() => undefined}
          empty={{ icon: Medal, ...words.empty, action: make }}
        />
      </div>
      <DetailDrawer
        opened={open === NEW || row !== undefined}
        title={row?.definition.name ?? words.form.newTitle}
        onClose={close}
      >
        {(open === NEW || row) && (
          <BadgeEditor
            key={`${open} ${row?.version}`}
            row={row ?? null}
            nextLevel={nextLevel(query.data ?? [])}
            onClose={close}
          />
        )}
      </DetailDrawer>
    </>
  );
}

function nextLevel(rows: readonly BadgeRow[]): number {
  return 1 + Math.max(0, ...rows.map(({ definition }) => definition.level));
}

function useBadgeColumns(rows: readonly BadgeRow[]): readonly Column<BadgeRow>[] {
  const words = useBadgeWords();
  const { count } = useFormats();
  const benefits = useBenefits();
  const all = rows.reduce((sum, { wearers }) => sum + wearers, 0);
  return useMemo(() => {
    const { columns } = words;
    return [
      {
        key: 'name',
        title: columns.name,
        cell: ({ definition: { name, color, isActive } }) => (
          <span className="flex items-center gap-2.5">
            <Medallion color={color} className="size-8 shrink-0" />
            <span className="truncate">{name}</span>
            {!isActive && <span className="font-normal text-soft text-xs">{words.off}</span>}
          </span>
        ),
      },
      {
        key: 'level',
        title: columns.level,
        width: '5rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ definition }) => count(definition.level),
      },
      {
        key: 'points',
        title: columns.points,
        width: '7rem',
        align: 'end',
        cell: ({ definition }) => (
          <Needed
            short={count(definition.pointsRequired)}
            long={words.points(definition.pointsRequired, count(definition.pointsRequired))}
          />
        ),
      },
      {
        key: 'achievements',
        title: columns.achievements,
        width: '8rem',
        align: 'end',
        cell: ({ definition }) => (
          <Needed
            short={count(definition.achievementsRequired)}
            long={words.achievements(definition.achievementsRequired, count(definition.achievementsRequired))}
          />
        ),
      },
      { key: 'benefits', title: columns.benefits, width: '19rem', cell: ({ definition }) => benefits(definition) },
      {
        key: 'customers',
        title: columns.customers,
        width: '12rem',
        align: 'end',
        phone: 'corner',
        cell: (row) => <Wearers row={row} all={all} />,
      },
    ];
  }, [words, count, benefits, all]);
}

function Wearers({ row: { wearers, definition }, all }: { row: BadgeRow; all: number }) {
  const words = useBadgeWords();
  const { count } = useFormats();
  const text = words.customers(wearers, count(wearers));
  return (
    <span className="flex items-center justify-end gap-3">
      <span className="block w-14 max-md:hidden">
        <Meter share={all === 0 ? 0 : wearers / all} label={`${definition.name}: ${text}`} />
      </span>
      <span className="min-w-24 tabular-nums">{text}</span>
    </span>
  );
}

/** On a card, where there are no headings, the value says what it is. */
function Needed({ short, long }: { short: string; long: string }) {
  return (
    <>
      <span className="max-md:hidden">{short}</span>
      <span className="md:hidden">{long}</span>
    </>
  );
}
