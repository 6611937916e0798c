'use client';

import { keepPreviousData } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { trpc } from '#components/trpc/client.tsx';
import { PageHeader } from './page-header.tsx';
import { QueryTrouble } from './query-trouble.tsx';
import { QueueCards } from './queue-cards.tsx';
import { QueueFigures } from './queue-figures.tsx';
import { useQueueWords } from './queue-words.ts';
import { UrlTabs } from './url-tabs.tsx';

const DeadJobs = dynamic(() => import('./dead-jobs.tsx').then((module) => module.DeadJobs));
const DeadWork = dynamic(() => import('./dead-work.tsx').then((module) => module.DeadWork));
const WorkerTable = dynamic(() => import('./worker-table.tsx').then((module) => module.WorkerTable));

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
      {!query.data && query.error ? (
        <QueryTrouble error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <QueueFigures view={query.data} />
      )}
      <UrlTabs
        label={parts.label}
        tabs={[
          {
            value: 'queues',
            label: parts.queues,
            panel: query.error && !query.data ? null : <QueueCards view={query.data} />,
          },
          { value: 'jobs', label: parts.jobs, panel: <DeadJobs /> },
          { value: 'work', label: parts.work, panel: <DeadWork /> },
          { value: 'workers', label: parts.workers, panel: <WorkerTable query={query} /> },
        ]}
      />
    </>
  );
}
