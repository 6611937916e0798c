'use client';

import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { EventType } from '#db/enums.ts';
import { ConsoleList } from './console-list.tsx';
import { ChoiceFilter, FilterBar, OrderFilter, SearchFilter } from './list-filters.tsx';
import { timeOrder } from './list-order.ts';
import { type ListUrl, useListUrl } from './list-url.ts';
import { ChosenPayouts } from './payout-chosen.tsx';
import { isRetriable, type Payout, usePayoutColumns } from './payout-columns.tsx';
import { PayoutDrawer } from './payout-drawer.tsx';
import { asPayoutQuery, PAYOUT_TABS, type PayoutTab, payoutParsers } from './payout-filters.ts';
import { usePayoutWords } from './payout-words.ts';
import { PressedChoices } from './pressed-choices.tsx';

const EVENTS: readonly EventType[] = ['cashback.pending', 'cashback.completed', 'cashback.failed', 'cashback.reversed'];
const LIVE_EVERY_MS = 2_000;
const NONE: readonly Payout[] = [];
/** As the server counts: one more than this says "more". */
const COUNTED_AT_MOST = 10_000;

/** Payments by their state, with those that may be tried again to choose from. */
export function PayoutList() {
  const words = usePayoutWords();
  const url = useListUrl(payoutParsers, ['state', 'order']);
  const query = trpc.payouts.list.useQuery(asPayoutQuery(url.filters, url.cursor), {
    placeholderData: keepPreviousData,
  });
  const utils = trpc.useUtils();
  const refresh = useCallback(() => void utils.payouts.invalidate(), [utils]);
  useLiveRefresh(EVENTS, refresh, LIVE_EVERY_MS);
  const choice = useChoice(query.data?.rows ?? NONE);
  const columns = usePayoutColumns(
    choice,
    timeOrder(url.filters.order, (order) => url.filter({ order })),
  );
  const [opened, open] = useQueryState('payment', parseAsString);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <StateTabs value={url.filters.state} onChange={(state) => url.filter({ state })} />
      <PayoutFilterBar url={url} rows={query.data?.rows ?? NONE} />
      <ChosenPayouts chosen={choice.payouts} onDone={choice.clear} />
      <ChooseAll choice={choice} />
      <ConsoleList
        label={words.title}
        columns={columns}
        rowId={({ id }) => id}
        onOpen={({ id }) => void open(id)}
        query={query}
        isFiltered={url.isFiltered || !['all', 'attention'].includes(url.filters.state)}
        onClear={() => url.filter({ state: 'all', text: null, provider: null, error: null })}
        onTurn={url.turnTo}
        empty={url.filters.state === 'attention' ? { ...words.allWell, icon: CircleCheck } : words.empty}
      />
      <PayoutDrawer transactionId={opened} onClose={() => void open(null)} />
    </div>
  );
}

function StateTabs({ value, onChange }: { value: PayoutTab; onChange: (tab: PayoutTab) => void }) {
  const words = usePayoutWords();
  const { count } = useFormats();
  const { data } = trpc.payouts.counts.useQuery();
  const note = (number: number | undefined) => {
    if (number === undefined) return '';
    return number > COUNTED_AT_MOST ? words.counted(count(COUNTED_AT_MOST)) : count(number);
  };
  const noteOf = (tab: PayoutTab) => {
    if (tab === 'all') return '';
    return note(tab === 'attention' ? data && data.failed + data.needs_review : data?.[tab]);
  };
  const labels = { ...words.statuses, attention: words.tabs.attention, all: words.tabs.all };
  const choices = PAYOUT_TABS.map((tab) => ({ value: tab, label: labels[tab], note: noteOf(tab) }));
  return <PressedChoices label={words.tabs.label} choices={choices} value={value} onChange={onChange} />;
}

type BarProps = { readonly url: ListUrl<typeof payoutParsers>; readonly rows: readonly Payout[] };

function PayoutFilterBar({ url, rows }: BarProps) {
  const words = usePayoutWords();
  const { filters, filter } = url;
  const names = new Set([...Object.keys(words.providerNames), ...(filters.provider ? [filters.provider] : [])]);
  const seen = [...rows.map(({ errorCode }) => errorCode), filters.error].filter((code) => code !== null);
  const codes = new Set([...Object.keys(words.errors.known), ...seen]);
  return (
    <FilterBar
      isFiltered={url.isFiltered}
      onClear={url.clear}
      search={<SearchFilter label={words.search} value={filters.text} onChange={(text) => filter({ text })} />}
    >
      <ChoiceFilter
        label={words.filters.provider}
        value={filters.provider}
        choices={[...names].map((name) => [name, words.providerNames[name] ?? name] as const)}
        onChange={(provider) => filter({ provider })}
      />
      <ChoiceFilter
        label={words.filters.errorCode}
        value={filters.error}
        choices={[...codes].map((code) => [code, words.errors.said(code)] as const)}
        onChange={(error) => filter({ error })}
      />
      <OrderFilter value={filters.order} onChange={(order) => filter({ order })} />
    </FilterBar>
  );
}

/** On a phone the list has no head to choose all by. */
function ChooseAll({ choice }: { choice: ReturnType<typeof useChoice> }) {
  const words = usePayoutWords();
  const { able, chosen, toggleAll } = choice;
  if (able.length < 2 || able.every(({ id }) => chosen.has(id))) return null;
  return (
    <div className="border-line border-b px-3 py-1 md:hidden">
      <Button size="xs" variant="subtle" onClick={() => toggleAll(able)}>
        {words.selectAllShort(able.length)}
      </Button>
    </div>
  );
}

/** Which payments are chosen, on whichever page they were seen; `rows` are those of the page that is shown. */
function useChoice(rows: readonly Payout[]) {
  const [payouts, setPayouts] = useState<ReadonlyMap<string, Payout>>(new Map());
  const toggleAll = useCallback((some: readonly Payout[]) => {
    setPayouts((before) => {
      const isAll = some.every(({ id }) => before.has(id));
      const after = new Map(before);
      for (const payout of some) {
        if (isAll) after.delete(payout.id);
        else after.set(payout.id, payout);
      }
      return after;
    });
  }, []);
  const toggle = useCallback((payout: Payout) => toggleAll([payout]), [toggleAll]);
  const clear = useCallback(() => setPayouts(new Map()), []);
  const able = useMemo(() => rows.filter(isRetriable), [rows]);
  const chosen = useMemo(() => new Set(payouts.keys()), [payouts]);
  return { able, payouts: [...payouts.values()], chosen, toggle, toggleAll, clear };
}
