'use client';

import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { Card } from '#components/ui/card.tsx';
import { FilterTabs } from '#components/ui/filter-tabs.tsx';
import { FormatsProvider, useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import { FEED_FILTERS, type FeedFilter, type FeedItem } from '#server/insights/portal/contract.ts';
import { ActivityItem, ItemRow, purchaseOf } from './activity-item.tsx';
import { EmptyPart } from './empty-part.tsx';
import { MoreRows } from './more-rows.tsx';
import { PageHead } from './page-head.tsx';

const PurchaseDrawer = dynamic(() => import('./purchase-drawer.tsx').then((module) => module.PurchaseDrawer), {
  ssr: false,
});

const FILTER = parseAsStringLiteral(FEED_FILTERS).withDefault('all');
const PURCHASE = parseAsString.withOptions({ history: 'push' });

/** Everything that happened, newest first; each purchase opens to what it did. */
export function ActivityScreen() {
  const [show, setShow] = useQueryState('show', FILTER);
  const shown = useDeferredValue(show);
  const isLate = shown !== show;
  const [{ pages }, asked] = trpc.portal.activity.page.useSuspenseInfiniteQuery(
    { show: shown },
    { getNextPageParam: ({ next }) => next },
  );
  const utils = trpc.useUtils();
  useLiveRefresh(undefined, () => utils.portal.activity.invalidate());
  const { nav } = useWords();
  const { activity: words } = usePortalWords();
  const { fetchNextPage } = asked;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const tabs = FEED_FILTERS.map((value) => ({ value, label: words.filters[value] }));
  const items = pages.flatMap((page) => page.items);
  const [first] = pages;
  if (!first) return null;
  return (
    <FormatsProvider program={first.program} asOf={first.asOf}>
      <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-6">
        <PageHead title={nav.activity} lead={words.lead} />
        <FilterTabs label={words.filter} tabs={tabs} value={show} onChange={(value) => void setShow(value)} />
        <div className={isLate ? 'opacity-60 transition-opacity delay-150' : ''} aria-busy={isLate}>
          {items.length === 0 ? (
            <NoActivity show={shown} onClear={() => void setShow(null)} />
          ) : (
            <Days items={items} show={shown} />
          )}
        </div>
        {asked.hasNextPage && (
          <MoreRows isBusy={asked.isFetchingNextPage} isFailed={asked.isFetchNextPageError} onMore={more} />
        )}
        {!asked.hasNextPage && items.length > 0 && <p className="text-center text-sm text-soft">{words.end}</p>}
        <OpenedPurchase />
      </div>
    </FormatsProvider>
  );
}

function Days({ items, show }: { items: readonly FeedItem[]; show: FeedFilter }) {
  const { dayName } = useFormats();
  const days = [...Map.groupBy(items, (item) => dayName(item.occurredAt))];
  return (
    <div className="grid grid-cols-1 gap-5">
      {days.map(([name, ofDay]) => (
        <section key={name} className="grid grid-cols-1 gap-2">
          <h2 className="font-medium text-sm text-soft">{name}</h2>
          <Card className="overflow-hidden">
            <ol className="divide-y divide-line">
              {ofDay.map((item) => (
                <li key={item.id}>
                  <FeedRow item={item} show={show} />
                </li>
              ))}
            </ol>
          </Card>
        </section>
      ))}
    </div>
  );
}

function FeedRow({ item, show }: { item: FeedItem; show: FeedFilter }) {
  const { activity: words } = usePortalWords();
  const { money } = useFormats();
  if (item.kind !== 'payment') {
    const filter = show === 'all' ? '' : `show=${show}&`;
    const purchase = purchaseOf(item);
    const href = purchase === null ? undefined : `/activity?${filter}purchase=${purchase}`;
    return <ActivityItem item={item} href={href} isUnderItsDay />;
  }
  return (
    <ItemRow
      kind="payment"
      title={item.takenFrom ? words.takenOff[item.takenFrom] : words.paid}
      when={item.occurredAt}
      isUnderItsDay
      orderId={item.orderId}
      amount={money(item.amount, item.currency)}
    />
  );
}

function NoActivity({ show, onClear }: { show: FeedFilter; onClear: () => void }) {
  const { activity: words, clear } = usePortalWords();
  if (show === 'all') return <EmptyPart icon={History} title={words.noneAtAll} text={words.noneAtAllText} />;
  return (
    <EmptyPart icon={History} title={words.none[show]}>
      <Button variant="default" onClick={onClear}>
        {clear}
      </Button>
    </EmptyPart>
  );
}

function OpenedPurchase() {
  const [opened, setOpened] = useQueryState('purchase', PURCHASE);
  const [isWanted, setWanted] = useState(opened !== null);
  useEffect(() => {
    if (opened) setWanted(true);
  }, [opened]);
  return isWanted ? <PurchaseDrawer id={opened} onClose={() => void setOpened(null)} /> : null;
}
