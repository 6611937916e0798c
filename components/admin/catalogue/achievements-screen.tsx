'use client';

import { Button, NativeSelect } from '@mantine/core';
import { Archive, Award, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import type { inferParserType } from 'nuqs';
import { trpc } from '#components/trpc/client.tsx';
import { ACHIEVEMENT_TIERS, ACHIEVEMENT_TYPES } from '#db/enums.ts';
import { ConsoleList } from '../console-list.tsx';
import { ChoiceFilter, FilterBar, SearchFilter } from '../list-filters.tsx';
import { useListUrl } from '../list-url.ts';
import { PageHeader } from '../page-header.tsx';
import { useAchievementColumns } from './achievement-columns.tsx';
import { ACHIEVEMENT_ORDERS, achievementParsers } from './achievement-filters.ts';
import { useAchievementWords } from './achievement-words.ts';
import { listedAchievements } from './listed-achievements.ts';

const RunningWalks = dynamic(() => import('./running-walks.tsx').then((part) => part.RunningWalks), { ssr: false });

/** Every achievement of the program, with how many customers have it. */
export function AchievementsScreen() {
  const words = useAchievementWords();
  const url = useListUrl(achievementParsers, ['shown', 'sort']);
  const { shown } = url.filters;
  const isArchive = shown === 'archived';
  const query = trpc.catalogue.achievements.list.useQuery({ archived: isArchive });
  const columns = useAchievementColumns(isArchive);
  const rows = query.data && listedAchievements(query.data, url.filters);
  const make = <MakeButton />;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        {make}
      </PageHeader>
      <RunningWalks />
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <FilterBar
          isFiltered={url.isFiltered}
          onClear={url.clear}
          search={
            <SearchFilter label={words.search} value={url.filters.text} onChange={(text) => url.filter({ text })} />
          }
        >
          <AchievementFilters filters={url.filters} onFilter={url.filter} />
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

type Filters = inferParserType<typeof achievementParsers>;
type FiltersProps = { readonly filters: Filters; readonly onFilter: (some: Partial<Filters>) => void };

function AchievementFilters({ filters, onFilter }: FiltersProps) {
  const words = useAchievementWords();
  const { filters: labels } = words;
  return (
    <>
      <Shown value={filters.shown} onChange={(shown) => onFilter({ shown })} />
      <ChoiceFilter
        label={words.columns.type}
        value={filters.type}
        choices={ACHIEVEMENT_TYPES.map((type) => [type, words.types[type]] as const)}
        onChange={(type) => onFilter({ type })}
      />
      <ChoiceFilter
        label={words.columns.tier}
        value={filters.tier}
        choices={ACHIEVEMENT_TIERS.map((tier) => [tier, words.tiers[tier]] as const)}
        onChange={(tier) => onFilter({ tier })}
      />
      <ChoiceFilter
        label={labels.state}
        value={filters.state}
        choices={(['on', 'off'] as const).map((state) => [state, words[state]] as const)}
        onChange={(state) => onFilter({ state })}
      />
      <NativeSelect
        size="xs"
        aria-label={labels.sort}
        value={filters.sort}
        onChange={(event) =>
          onFilter({ sort: ACHIEVEMENT_ORDERS.find((one) => one === event.currentTarget.value) ?? 'name' })
        }
      >
        {ACHIEVEMENT_ORDERS.map((order) => (
          <option key={order} value={order}>
            {labels.orders[order]}
          </option>
        ))}
      </NativeSelect>
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
