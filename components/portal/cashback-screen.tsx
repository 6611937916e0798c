'use client';

import { Button } from '@mantine/core';
import { Coins } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useCallback, useDeferredValue } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { Card } from '#components/ui/card.tsx';
import { csvText } from '#components/ui/csv.ts';
import { FilterTabs } from '#components/ui/filter-tabs.tsx';
import { FormatsProvider, useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import { CASHBACK_TABS, type CashbackTab } from '#server/insights/portal/contract.ts';
import { CashbackItem } from './cashback-item.tsx';
import { CashbackSums } from './cashback-sums.tsx';
import { EmptyPart } from './empty-part.tsx';
import { FileButton } from './file-button.tsx';
import { MoreRows } from './more-rows.tsx';
import { PageHead } from './page-head.tsx';
import { PayoutPlace } from './payout-place.tsx';
import { statementRows } from './statement-rows.ts';

const TAB = parseAsStringLiteral(CASHBACK_TABS).withDefault('all');

/** What came back, what is on its way and what failed: each with its working and what happened to it. */
export function CashbackScreen() {
  const [{ program, asOf, summary, counts, paidTo, credits }] = trpc.portal.cashback.overview.useSuspenseQuery();
  const [tab, setTab] = useQueryState('show', TAB);
  const shown = useDeferredValue(tab);
  const isLate = shown !== tab;
  const utils = trpc.useUtils();
  const { nav } = useWords();
  const { cashback: words } = usePortalWords();
  useLiveRefresh(undefined, () => utils.portal.cashback.invalidate());
  const tabs = CASHBACK_TABS.map((value) => ({ value, label: words.tabs[value], count: counts[value] }));
  // Few have anything there, and on a phone four tabs are what is seen at once.
  const offered = tabs.filter(({ value, count }) => value !== 'taken' || count > 0 || value === tab);
  return (
    <FormatsProvider program={program} asOf={asOf}>
      <div className="grid grid-cols-1 gap-6">
        <PageHead title={nav.cashback} lead={words.lead}>
          {counts.all > 0 && <StatementButton />}
        </PageHead>
        <CashbackSums summary={summary} />
        <PayoutPlace paidTo={paidTo} credits={credits} program={program} />
        {counts.all === 0 ? (
          <EmptyPart icon={Coins} title={words.noneAtAll} text={words.noneAtAllText} />
        ) : (
          <section className="grid grid-cols-1 gap-3" aria-label={words.tabsLabel}>
            <FilterTabs label={words.tabsLabel} tabs={offered} value={tab} onChange={(value) => void setTab(value)} />
            <div className={isLate ? 'opacity-60 transition-opacity delay-150' : ''} aria-busy={isLate}>
              <CashbackList tab={shown} onClear={() => void setTab(null)} />
            </div>
          </section>
        )}
      </div>
    </FormatsProvider>
  );
}

function CashbackList({ tab, onClear }: { tab: CashbackTab; onClear: () => void }) {
  const { cashback: words, clear } = usePortalWords();
  const [{ pages }, asked] = trpc.portal.cashback.page.useSuspenseInfiniteQuery(
    { tab },
    { getNextPageParam: ({ next }) => next },
  );
  const { fetchNextPage } = asked;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const rows = pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <EmptyPart icon={Coins} title={words.none[tab]}>
        <Button variant="default" onClick={onClear}>
          {clear}
        </Button>
      </EmptyPart>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <Card className="overflow-hidden">
        <ol className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id}>
              <CashbackItem row={row} />
            </li>
          ))}
        </ol>
      </Card>
      {asked.hasNextPage && (
        <MoreRows isBusy={asked.isFetchingNextPage} isFailed={asked.isFetchNextPageError} onMore={more} />
      )}
    </div>
  );
}

function StatementButton() {
  const { cashback: words } = usePortalWords();
  const formats = useFormats();
  const { statement } = trpc.useUtils().portal.cashback;
  const read = async () => csvText(statementRows(await statement.fetch(undefined, { staleTime: 0 }), words, formats));
  return <FileButton text={words.statement} file={words.file} read={read} />;
}
