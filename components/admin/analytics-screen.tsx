'use client';

import { SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { trpc } from '#components/trpc/client.tsx';
import { ListState } from '#components/ui/list-state.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import { ANALYTICS_RANGES, type AnalyticsRange } from '#server/insights/analytics/contract.ts';
import { analyticsParsers } from './analytics-filters.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { CohortPanel } from './cohort-panel.tsx';
import { BadgePanel, FunnelPanel } from './customer-plots.tsx';
import { CostPanel, PointsPanel } from './money-plots.tsx';
import { PageHeader } from './page-header.tsx';
import { AchievementPanel } from './performance-panel.tsx';
import { QueryTrouble } from './query-trouble.tsx';

const LOOKS_AGAIN_MS = 60_000;

/** What the program gives and what it brings, from what a worker counted last. */
export function AnalyticsScreen() {
  const words = useAnalyticsWords();
  const { ago } = useFormats();
  const [{ range }, setRange] = useQueryStates(analyticsParsers);
  const query = trpc.analytics.view.useQuery(
    { range },
    { placeholderData: keepPreviousData, refetchInterval: LOOKS_AGAIN_MS },
  );
  const { data, error } = query;
  const { counts, countedAt } = data ?? {};
  return (
    <>
      <PageHeader title={words.title} lead={countedAt ? words.counted(ago(countedAt)) : words.lead}>
        <SegmentedControl
          size="xs"
          aria-label={words.range}
          value={range}
          data={ANALYTICS_RANGES.map((value) => ({ value, label: words.ranges[value] }))}
          onChange={(value) => void setRange({ range: value as AnalyticsRange })}
        />
      </PageHeader>
      {data === undefined && error && <QueryTrouble error={error} onRetry={() => query.refetch()} />}
      {data === undefined && !error && <Waiting />}
      {data === null && <ListState icon={Hourglass} title={words.never.title} text={words.never.text} />}
      {counts && (
        <div
          aria-busy={query.isPlaceholderData}
          className={`grid gap-4 lg:grid-cols-2 ${query.isPlaceholderData ? 'opacity-60' : ''}`}
        >
          <PointsPanel counts={counts} />
          <CostPanel counts={counts} />
          <FunnelPanel counts={counts} />
          <BadgePanel counts={counts} />
          <AchievementPanel counts={counts} />
          <CohortPanel counts={counts} />
        </div>
      )}
    </>
  );
}

function Waiting() {
  const { frame } = useWords();
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <p role="status" className="sr-only">
        {frame.list.loading}
      </p>
      {['points', 'cost', 'funnel', 'badges', 'achievements', 'cohorts'].map((part) => (
        <Skeleton key={part} height={372} />
      ))}
    </div>
  );
}
