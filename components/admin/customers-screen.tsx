'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { ACCOUNTS, type CustomerRow } from '#server/insights/customers/contract.ts';
import { ConsoleList } from './console-list.tsx';
import { customerParsers } from './customer-filters.ts';
import { useCustomerWords } from './customer-words.ts';
import { ChoiceFilter, FilterBar, SearchFilter } from './list-filters.tsx';
import { useListUrl } from './list-url.ts';
import { PageHeader } from './page-header.tsx';

/** Every customer of the program: searched, filtered, page by page. */
export function CustomersScreen() {
  const words = useCustomerWords();
  const url = useListUrl(customerParsers);
  const { filters, filter } = url;
  const query = trpc.customers.list.useQuery({ filters, cursor: url.cursor }, { placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <FilterBar
          isFiltered={url.isFiltered}
          onClear={url.clear}
          search={<SearchFilter label={words.search} value={filters.text} onChange={(text) => filter({ text })} />}
        >
          <ChoiceFilter
            label={words.filters.account}
            value={filters.account}
            choices={ACCOUNTS.map((account) => [account, words.accounts[account]] as const)}
            onChange={(account) => filter({ account })}
          />
          <BadgeFilter level={filters.level} onChange={(level) => filter({ level })} />
        </FilterBar>
        <ConsoleList
          label={words.title}
          columns={useColumns()}
          rowId={({ id }) => id}
          hrefOf={({ id }) => `/admin/customers/${id}`}
          query={query}
          isFiltered={url.isFiltered}
          onClear={url.clear}
          onTurn={url.turnTo}
          empty={words.empty}
        />
      </div>
    </>
  );
}

function BadgeFilter({ level, onChange }: { level: number | null; onChange: (level: number | null) => void }) {
  const words = useCustomerWords();
  const counts = trpc.overview.counts.useQuery(undefined, { staleTime: 600_000 });
  const rungs = counts.data?.ladder ?? [];
  return (
    <ChoiceFilter
      label={words.filters.badge}
      value={level === null ? null : String(level)}
      choices={rungs.map((rung) => [String(rung.level), rung.name] as const)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
    />
  );
}

function useColumns(): readonly Column<CustomerRow>[] {
  const words = useCustomerWords();
  const { count, money } = useFormats();
  return useMemo(() => {
    const { columns } = words;
    const shownName = ({ name, email, externalId }: CustomerRow) => name ?? email ?? externalId ?? words.nameless;
    return [
      {
        key: 'customer',
        title: columns.customer,
        cell: (row) => (
          <>
            {shownName(row)}
            {row.name !== null && row.email && <span className="ml-2 font-normal text-soft">{row.email}</span>}
          </>
        ),
      },
      {
        key: 'external',
        title: columns.externalId,
        width: '11rem',
        phone: 'hidden',
        cell: ({ externalId }) => externalId,
      },
      {
        key: 'badge',
        title: columns.badge,
        width: '8rem',
        cell: ({ badge }) =>
          badge ? (
            <span className="inline-flex items-center gap-1.5">
              <Medallion color={badge.color} className="size-5" />
              {badge.name}
            </span>
          ) : (
            words.none
          ),
      },
      {
        key: 'purchases',
        title: columns.purchases,
        width: '7rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ purchases }) => count(purchases),
      },
      {
        key: 'points',
        title: columns.points,
        width: '7rem',
        align: 'end',
        phone: 'corner',
        cell: ({ points }) => count(points),
      },
      {
        key: 'cashback',
        title: columns.cashback,
        width: '9rem',
        align: 'end',
        cell: ({ cashback }) => money(cashback),
      },
      {
        key: 'since',
        title: columns.since,
        width: '8rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ];
  }, [words, count, money]);
}
