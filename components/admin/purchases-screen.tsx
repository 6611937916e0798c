'use client';

import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { PURCHASE_STATUSES } from '#db/enums.ts';
import { ASKED_REWARDING } from '#server/insights/purchases/choices.ts';
import { ConsoleList } from './console-list.tsx';
import { ChoiceFilter, DayFilter, FilterBar, OrderFilter, SearchFilter } from './list-filters.tsx';
import { timeOrder } from './list-order.ts';
import { type ListUrl, useListUrl } from './list-url.ts';
import { NewRowsBar } from './new-rows-bar.tsx';
import { PageHeader } from './page-header.tsx';
import { usePurchaseColumns } from './purchase-columns.tsx';
import { asPurchaseQuery, purchaseParsers } from './purchase-filters.ts';
import { usePurchaseWords } from './purchase-words.ts';

/** However much is bought, the new rows are not counted more often. */
const COUNT_EVERY_MS = 1_000;
const ARRIVALS = ['purchase.completed'] as const;
/** A purchase that is not paid for yet is told by no event. */
const LOOKS_AGAIN_MS = 60_000;

/** Every purchase of the program: searched, filtered, page by page. */
export function PurchasesScreen() {
  const words = usePurchaseWords();
  const url = useListUrl(purchaseParsers, ['order']);
  const { order } = url.filters;
  const asked = asPurchaseQuery(url.filters, url.cursor);
  const query = trpc.purchases.list.useQuery(asked, { placeholderData: keepPreviousData });
  const columns = usePurchaseColumns({ sort: timeOrder(order, (turned) => url.filter({ order: turned })) });
  const send = (
    <Button component={Link} href="/admin/purchases/new" size="xs" leftSection={<Plus size={14} aria-hidden="true" />}>
      {words.send}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        {send}
      </PageHeader>
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <PurchaseFilterBar url={url} />
        <NewPurchases url={url} newest={query.data?.rows[0]} onShow={() => void query.refetch()} />
        <ConsoleList
          label={words.title}
          columns={columns}
          rowId={({ id }) => id}
          hrefOf={({ id }) => `/admin/purchases/${id}`}
          query={query}
          isFiltered={url.isFiltered}
          onClear={url.clear}
          onTurn={url.turnTo}
          empty={{ ...words.empty, action: send }}
        />
      </div>
    </>
  );
}

type Url = ListUrl<typeof purchaseParsers>;

function PurchaseFilterBar({ url }: { url: Url }) {
  const words = usePurchaseWords();
  const { timeZone } = useFormats();
  const { filters, filter } = url;
  return (
    <FilterBar
      isFiltered={url.isFiltered}
      onClear={url.clear}
      search={<SearchFilter label={words.search} value={filters.text} onChange={(text) => filter({ text })} />}
    >
      <ChoiceFilter
        label={words.filters.status}
        value={filters.status}
        choices={PURCHASE_STATUSES.map((status) => [status, words.statuses[status]] as const)}
        onChange={(status) => filter({ status })}
      />
      <ChoiceFilter
        label={words.filters.rewarding}
        value={filters.rewarding}
        choices={ASKED_REWARDING.map((state) => [state, words.rewarding[state]] as const)}
        onChange={(rewarding) => filter({ rewarding })}
      />
      <DayFilter label={words.filters.from} value={filters.from} onChange={(from) => filter({ from })} />
      <DayFilter label={words.filters.to} value={filters.to} onChange={(to) => filter({ to })} />
      {(filters.from ?? filters.to) !== null && (
        <span className="self-center text-soft text-xs">{words.filters.zone(timeZone)}</span>
      )}
      <OrderFilter value={filters.order} onChange={(order) => filter({ order })} />
    </FilterBar>
  );
}

type NewProps = {
  readonly url: Url;
  readonly newest: { readonly occurredAt: Date; readonly id: string } | undefined;
  readonly onShow: () => void;
};

/** Counts what came since the newest row, on the first page only. */
function NewPurchases({ url, newest, onShow }: NewProps) {
  const epoch = { occurredAt: new Date(0), id: '00000000-0000-7000-8000-000000000000' };
  const { occurredAt: at, id } = newest ?? epoch;
  const isCounting = newest !== undefined && url.cursor === null && url.filters.order === null;
  const { filters } = asPurchaseQuery(url.filters, null);
  const newer = trpc.purchases.newer.useQuery(
    { filters, since: { at: at.toISOString(), id } },
    { enabled: isCounting, refetchInterval: LOOKS_AGAIN_MS },
  );
  useLiveRefresh(ARRIVALS, () => isCounting && newer.refetch(), COUNT_EVERY_MS);
  return <NewRowsBar count={isCounting ? (newer.data ?? 0) : 0} onShow={onShow} />;
}
