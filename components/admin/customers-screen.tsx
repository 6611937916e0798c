'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '#components/trpc/client.tsx';
import { ACCOUNTS } from '#server/insights/customers/choices.ts';
import { ConsoleList } from './console-list.tsx';
import { CustomerExportLink } from './customer-export.tsx';
import { asCustomerQuery, customerParsers } from './customer-filters.ts';
import { CustomerImportAction } from './customer-import.tsx';
import { useCustomerColumns } from './customer-list-columns.tsx';
import { useCustomerWords } from './customer-words.ts';
import { ChoiceFilter, FilterBar, OrderFilter, SearchFilter } from './list-filters.tsx';
import { timeOrder } from './list-order.ts';
import { useListUrl } from './list-url.ts';
import { PageHeader } from './page-header.tsx';

/** Every customer of the program: searched, filtered, page by page. */
export function CustomersScreen() {
  const words = useCustomerWords();
  const url = useListUrl(customerParsers, ['order']);
  const { filters, filter } = url;
  const asked = asCustomerQuery(filters, url.cursor);
  const query = trpc.customers.list.useQuery(asked, { placeholderData: keepPreviousData });
  const columns = useCustomerColumns(timeOrder(filters.order, (order) => filter({ order })));
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <CustomerExportLink filters={asked.filters} />
        <CustomerImportAction />
      </PageHeader>
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
          <OrderFilter value={filters.order} onChange={(order) => filter({ order })} />
        </FilterBar>
        <ConsoleList
          label={words.title}
          columns={columns}
          rowId={({ id }) => id}
          hrefOf={({ id }) => `/admin/customers/${id}`}
          query={query}
          isFiltered={url.isFiltered}
          onClear={url.clear}
          onTurn={url.turnTo}
          empty={{ ...words.empty, action: <CustomerImportAction /> }}
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
