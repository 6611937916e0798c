'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '#components/trpc/client.tsx';
import { lengthText } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { QueuesView } from '#server/operations/queues/contract.ts';
import { DeadJobs } from './dead-jobs.tsx';
import { DeadWork } from './dead-work.tsx';
import { PageHeader } from './page-header.tsx';
import { QueryTrouble } from './query-trouble.tsx';
import { QueueTable } from './queue-table.tsx';
import { useQueueWords } from './queue-words.ts';
import { UrlTabs } from './url-tabs.tsx';
import { WorkerTable } from './worker-table.tsx';

const LOOKS_AGAIN_MS = 5_000;

/** What the house works on, how fast, what was given up, and who works. */
export function QueuesScreen() {
  const words = useQueueWords();
  const query = trpc.queues.view.useQuery(undefined, {
    refetchInterval: LOOKS_AGAIN_MS,
    placeholderData: keepPreviousData,
  });
  const { parts } = words;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      {!query.data && query.error && <QueryTrouble error={query.error} onRetry={() => query.refetch()} />}
      <Figures view={query.data} />
      <UrlTabs
        label={parts.label}
        tabs={[
          { value: 'queues', label: parts.queues, panel: <QueueTable query={query} /> },
          { value: 'jobs', label: parts.jobs, panel: <DeadJobs /> },
          { value: 'work', label: parts.work, panel: <DeadWork /> },
          { value: 'workers', label: parts.workers, panel: <WorkerTable query={query} /> },
        ]}
      />
    </>
  );
}

function Figures({ view }: { view: QueuesView | undefined }) {
  const words = useQueueWords();
  const { count } = useFormats();
  const queues = view?.queues ?? [];
  const sum = (of: (queue: (typeof queues)[number]) => number) => queues.reduce((total, queue) => total + of(queue), 0);
  const { unrewarded, workers } = view ?? {};
  const oldest = unrewarded?.oldestMs;
  return (
    <dl className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-4" aria-busy={!view}>
      <Figure
        label={words.unrewarded}
        value={unrewarded && count(unrewarded.count)}
        note={oldest == null ? undefined : words.unrewardedOldest(lengthText(oldest))}
      />
      <Figure label={words.alive} value={workers && count(workers.filter(({ isAlive }) => isAlive).length)} />
      <Figure label={words.dead} value={view && count(sum(({ dead }) => dead))} />
      <Figure
        label={words.speed}
        value={view && count(Math.round(sum(({ donePerMinute }) => donePerMinute)))}
        note={words.speedNote}
      />
    </dl>
  );
}

function Figure({ label, value, note }: { label: string; value: string | undefined; note?: string | undefined }) {
  return (
    <div className="rounded-md border border-line bg-surface p-4">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="mt-1 font-semibold text-xl tabular-nums">
        {value ?? <span className="skeleton-bar" aria-hidden="true" />}
      </dd>
      {note && <dd className="mt-0.5 text-soft text-xs">{note}</dd>}
    </div>
  );
}
