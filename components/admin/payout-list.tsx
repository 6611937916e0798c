'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { EventType } from '#db/enums.ts';
import { ConsoleList } from './console-list.tsx';
import { FilterBar, SearchFilter } from './list-filters.tsx';
import { useListUrl } from './list-url.ts';
import { type Payout, usePayoutColumns } from './payout-columns.tsx';
import { PayoutDrawer } from './payout-drawer.tsx';
import { asPayoutFilters, PAYOUT_TABS, type PayoutTab, payoutParsers } from './payout-filters.ts';
import { RetryMany } from './payout-retry.tsx';
import { usePayoutWords } from './payout-words.ts';
import { PressedChoices } from './pressed-choices.tsx';

const EVENTS: readonly EventType[] = ['cashback.pending', 'cashback.completed', 'cashback.failed', 'cashback.reversed'];
const LIVE_EVERY_MS = 2_000;
/** As the server counts: one more than this says "more". */
const COUNTED_AT_MOST = 10_000;

/** Payments by their state, with those that may be tried again to choose from. */
export function PayoutList() {
  const words = usePayoutWords();
  const url = useListUrl(payoutParsers, ['state']);
  const query = trpc.payouts.list.useQuery(
    { filters: asPayoutFilters(url.filters), cursor: url.cursor },
    { placeholderData: keepPreviousData },
  );
  const utils = trpc.useUtils();
  const refresh = useCallback(() => void utils.payouts.invalidate(), [utils]);
  useLiveRefresh(EVENTS, refresh, LIVE_EVERY_MS);
  const choice = useChoice();
  const columns = usePayoutColumns(choice);
  const [opened, open] = useQueryState('payment', parseAsString);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <StateTabs value={url.filters.state} onChange={(state) => url.filter({ state })} />
      <FilterBar
        isFiltered={url.isFiltered}
        onClear={url.clear}
        search={
          <SearchFilter
            label={words.filters.errorCode}
            value={url.filters.error}
            onChange={(error) => url.filter({ error })}
          />
        }
      >
        <SearchFilter
          label={words.filters.provider}
          value={url.filters.provider}
          onChange={(provider) => url.filter({ provider })}
        />
      </FilterBar>
      <RetryMany chosen={choice.payouts} onDone={choice.clear} onClear={choice.clear} />
      <ConsoleList
        label={words.title}
        columns={columns}
        rowId={({ id }) => id}
        onOpen={({ id }) => void open(id)}
        query={query}
        isFiltered={url.isFiltered || !['all', 'attention'].includes(url.filters.state)}
        onClear={() => url.filter({ state: 'all', provider: null, error: null })}
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

/** Which payments are chosen, on whichever page they were seen. */
function useChoice() {
  const [payouts, setPayouts] = useState<ReadonlyMap<string, Payout>>(new Map());
  const toggle = useCallback((payout: Payout) => {
    setPayouts((before) => {
      const after = new Map(before);
      if (!after.delete(payout.id)) after.set(payout.id, payout);
      return after;
    });
  }, []);
  const clear = useCallback(() => setPayouts(new Map()), []);
  return { payouts: [...payouts.values()], chosen: new Set(payouts.keys()), toggle, clear };
}
