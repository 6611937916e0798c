'use client';

import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import type { DeadJob } from '#server/operations/dead-letters/contract.ts';
import { ConsoleList } from './console-list.tsx';
import { DeadJobDrawer } from './dead-job-drawer.tsx';
import { ChoiceFilter, FilterBar } from './list-filters.tsx';
import { useQueueWords } from './queue-words.ts';
import { RedriveAll } from './redrive-all.tsx';
import { wholeList } from './whole-list.ts';

/** As they are called where jobs are kept. */
const NO_QUEUES: readonly string[] = [];
const NO_JOBS: readonly DeadJob[] = [];

/** Jobs that were given up, with their payload, to be put back or thrown away. */
export function DeadJobs() {
  const { parts, jobs: words } = useQueueWords();
  const { data: view } = trpc.queues.view.useQuery();
  const names = view?.queues.map(({ queue }) => queue) ?? NO_QUEUES;
  const [{ queue, after }, setUrl] = useQueryStates({ queue: parseAsStringLiteral(names), after: parseAsString });
  const asked = { ...(queue ? { queue: queue as DeadJob['queue'] } : {}), after };
  const query = trpc.queues.deadJobs.useQuery(asked, { placeholderData: keepPreviousData });
  const [opened, open] = useState<DeadJob | null>(null);
  const { data } = query;
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <FilterBar isFiltered={queue !== null} onClear={() => void setUrl({ queue: null, after: null })}>
        <ChoiceFilter
          label={words.filter}
          value={queue}
          choices={names.map((name) => [name, name] as const)}
          onChange={(name) => void setUrl({ queue: name, after: null })}
        />
      </FilterBar>
      <PutAllBack shown={data?.rows ?? NO_JOBS} />
      <ConsoleList
        label={parts.jobs}
        columns={useColumns()}
        rowId={({ id }) => id}
        onOpen={open}
        query={wholeList({ ...query, data: data?.rows })}
        isFiltered={queue !== null || after !== null}
        onClear={() => void setUrl({ queue: null, after: null })}
        onTurn={() => undefined}
        empty={words.empty}
      />
      {data?.next && (
        <div className="flex justify-end border-line border-t p-3">
          <Button size="xs" variant="default" onClick={() => void setUrl({ after: data.next }, { history: 'push' })}>
            {words.more}
          </Button>
        </div>
      )}
      <DeadJobDrawer job={opened} onClose={() => open(null)} />
    </div>
  );
}

/** The jobs that are shown, together: each queue gets its own back. */
function PutAllBack({ shown }: { readonly shown: readonly DeadJob[] }) {
  const { jobs: words } = useQueueWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const redrive = trpc.queues.redriveJobs.useMutation({ onError: ({ message }) => toasts.failed(message) });
  const known = shown.filter(({ job }) => job !== null);
  if (known.length < 2) return null;
  const putBack = async (close: () => void) => {
    const byQueue = Map.groupBy(known, ({ queue }) => queue);
    const put = [...byQueue].map(([queue, jobs]) => redrive.mutateAsync({ queue, ids: jobs.map(({ id }) => id) }));
    const counts = await Promise.all(put).finally(() => utils.queues.invalidate());
    toasts.done(words.redriven(counts.reduce((sum, count) => sum + count, 0)));
    close();
  };
  return (
    <RedriveAll
      action={words.redriveAll(known.length)}
      what={words.redriveWhat(known.length)}
      isBusy={redrive.isPending}
      onConfirm={(close) => void putBack(close).catch(() => undefined)}
    />
  );
}

function useColumns(): readonly Column<DeadJob>[] {
  const { jobs: words, none } = useQueueWords();
  return useMemo(() => {
    const { columns } = words;
    return [
      { key: 'job', title: columns.job, width: '12rem', cell: ({ job }) => job ?? words.unreadable },
      { key: 'queue', title: columns.queue, width: '8rem', phone: 'corner', cell: ({ queue }) => queue },
      { key: 'error', title: columns.error, cell: ({ error }) => error ?? none },
      {
        key: 'ids',
        title: columns.ids,
        width: '7rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ ids }) => String(Object.values(ids).flat().length),
      },
      {
        key: 'when',
        title: columns.when,
        width: '9rem',
        align: 'end',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ];
  }, [words, none]);
}
