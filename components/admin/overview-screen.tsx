'use client';

import { SegmentedControl, Skeleton, Switch } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useQueryStates } from 'nuqs';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import { RANGES, type Range } from '#server/insights/overview/choices.ts';
import type { OverviewFigures } from '#server/insights/overview/contract.ts';
import { LadderTable } from './ladder-table.tsx';
import { OverviewAttention } from './overview-attention.tsx';
import { CARDS, OverviewCards } from './overview-cards.tsx';
import { overviewParsers } from './overview-filters.ts';
import { CashbackPlot, PurchasesPlot } from './overview-plots.tsx';
import { useOverviewWords } from './overview-words.ts';
import { PageHeader } from './page-header.tsx';
import { QueryTrouble } from './query-trouble.tsx';

const OverviewBeginning = dynamic(() => import('./overview-beginning.tsx').then((part) => part.OverviewBeginning));

/** However much happens, the numbers are not read more often. */
const REFRESH_EVERY_MS = 3_000;

/** The console's landing: what the last days add up to, and what needs a person. */
export function OverviewScreen() {
  const words = useOverviewWords();
  const { day } = useFormats();
  const [{ days, compare }, setAddress] = useQueryStates(overviewParsers, { history: 'replace' });
  const query = trpc.overview.figures.useQuery({ days }, { placeholderData: keepPreviousData });
  const utils = trpc.useUtils();
  useLiveRefresh(undefined, () => utils.overview.invalidate(), REFRESH_EVERY_MS);
  const figures = query.data;
  // A program that is older than both ranges may be meant: the part itself asks whether anybody ever bought.
  const isQuiet = figures !== undefined && figures.now.purchases + figures.before.purchases === 0;
  const noon = (text: string | undefined) => (text ? day(new Date(`${text}T12:00:00Z`)) : '');
  return (
    <>
      <PageHeader
        title={words.title}
        lead={figures && words.lead(noon(figures.days[0]?.day), noon(figures.days.at(-1)?.day))}
      >
        <Switch
          size="sm"
          label={words.compare}
          checked={compare}
          onChange={(event) => void setAddress({ compare: event.currentTarget.checked })}
        />
        <SegmentedControl
          size="xs"
          aria-label={words.range}
          value={String(days)}
          data={RANGES.map((range) => ({ value: String(range), label: words.ranges[range] }))}
          onChange={(value) => void setAddress({ days: Number(value) as Range })}
        />
      </PageHeader>
      {!figures && query.error && <QueryTrouble error={query.error} onRetry={() => query.refetch()} />}
      {isQuiet && <OverviewBeginning />}
      {figures && <Cards figures={figures} compare={compare && !isQuiet} isStale={query.isPlaceholderData} />}
      {!figures && !query.error && <Waiting />}
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem] xl:grid-rows-[auto_1fr]">
        <div className="xl:col-start-2">
          <OverviewAttention />
        </div>
        <div className="grid gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          {figures ? <Plots figures={figures} /> : <WaitingPlots />}
        </div>
        <Ladder />
      </div>
    </>
  );
}

/** The cards while nothing is known yet. */
function Waiting() {
  const { frame } = useWords();
  return (
    <>
      <p role="status" className="sr-only">
        {frame.list.loading}
      </p>
      <div className="grid gap-3 min-[22rem]:grid-cols-2 lg:grid-cols-4">
        {CARDS.map((card) => (
          <Skeleton key={card} height={122} />
        ))}
      </div>
    </>
  );
}

function WaitingPlots() {
  return (
    <>
      <Skeleton height={318} />
      <Skeleton height={318} />
    </>
  );
}

/** Who holds which badge. */
function Ladder() {
  const { data, error, refetch } = trpc.overview.counts.useQuery();
  if (data) return <LadderTable ladder={data.ladder} customers={data.customers} />;
  if (error) return <QueryTrouble error={error} onRetry={() => refetch()} />;
  return <Skeleton height={300} />;
}

type CardsProps = { readonly figures: OverviewFigures; readonly compare: boolean; readonly isStale: boolean };

function Cards({ figures, compare, isStale }: CardsProps) {
  const words = useOverviewWords();
  return (
    <div aria-busy={isStale} className={isStale ? 'opacity-60' : ''}>
      <p role="status" className={figures.uncounted > 0 ? 'mb-3 text-sm text-soft' : 'sr-only'}>
        {figures.uncounted > 0 && words.uncounted(figures.uncounted)}
      </p>
      <OverviewCards figures={figures} compare={compare} />
    </div>
  );
}

function Plots({ figures: { days, steps } }: { figures: OverviewFigures }) {
  return (
    <>
      <PurchasesPlot days={days} steps={steps} />
      <CashbackPlot days={days} steps={steps} />
    </>
  );
}
