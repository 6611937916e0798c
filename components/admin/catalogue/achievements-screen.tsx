'use client';

import { Button } from '@mantine/core';
import { Archive, Award, Plus } from 'lucide-react';
import Link from 'next/link';
import { trpc } from '#components/trpc/client.tsx';
import type { AchievementRow } from '#server/insights/catalogue/contract.ts';
import { ConsoleList } from '../console-list.tsx';
import { FilterBar, SearchFilter } from '../list-filters.tsx';
import { useListUrl } from '../list-url.ts';
import { PageHeader } from '../page-header.tsx';
import { useAchievementColumns } from './achievement-columns.tsx';
import { achievementParsers } from './achievement-filters.ts';
import { useAchievementWords } from './achievement-words.ts';

/** Every achievement of the program, with how many customers have it. */
export function AchievementsScreen() {
  const words = useAchievementWords();
  const url = useListUrl(achievementParsers, ['shown']);
  const { text, shown } = url.filters;
  const isArchive = shown === 'archived';
  const query = trpc.catalogue.achievements.list.useQuery({ archived: isArchive });
  const columns = useAchievementColumns(isArchive);
  const rows = query.data?.filter((row) => isNamed(row, text ?? ''));
  const make = <MakeButton />;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        {make}
      </PageHeader>
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <FilterBar
          isFiltered={url.isFiltered}
          onClear={url.clear}
          search={<SearchFilter label={words.search} value={text} onChange={(next) => url.filter({ text: next })} />}
        >
          <Shown value={shown} onChange={(value) => url.filter({ shown: value })} />
        </FilterBar>
        <ConsoleList
          label={words.title}
          columns={columns}
          rowId={({ id }) => id}
          hrefOf={({ key }) => `/admin/achievements/${key}`}
          query={{
            data: rows && { rows, next: null, previous: null },
            error: query.error,
            isPlaceholderData: false,
            refetch: query.refetch,
          }}
          isFiltered={url.isFiltered && (query.data?.length ?? 0) > 0}
          onClear={url.clear}
          onTurn={url.turnTo}
          empty={isArchive ? { icon: Archive, ...words.emptyArchive } : { icon: Award, ...words.empty, action: make }}
        />
      </div>
    </>
  );
}

type ShownProps = { readonly value: 'open' | 'archived'; readonly onChange: (value: 'open' | 'archived') => void };

function Shown({ value, onChange }: ShownProps) {
  const { shown } = useAchievementWords();
  return (
    <fieldset className="flex min-w-0 gap-1">
      <legend className="sr-only">{shown.label}</legend>
      {(['open', 'archived'] as const).map((choice) => (
        <Button
          key={choice}
          size="xs"
          variant={choice === value ? 'light' : 'subtle'}
          aria-pressed={choice === value}
          onClick={() => onChange(choice)}
        >
          {shown[choice]}
        </Button>
      ))}
    </fieldset>
  );
}

function MakeButton() {
  const words = useAchievementWords();
  return (
    <Button
      component={Link}
      href="/admin/achievements/new"
      size="xs"
      leftSection={<Plus size={14} aria-hidden="true" />}
    >
      {words.make}
    </Button>
  );
}

function isNamed({ key, definition }: AchievementRow, text: string): boolean {
  const sought = text.toLowerCase();
  return [key, definition.name, definition.description].some((one) => one.toLowerCase().includes(sought));
}
