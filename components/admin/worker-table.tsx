'use client';

import { useMemo } from 'react';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { QueuesView, WorkerView } from '#server/operations/queues/contract.ts';
import { ConsoleList, type ListQuery } from './console-list.tsx';
import { useQueueWords } from './queue-words.ts';
import { wholeList } from './whole-list.ts';

type ViewQuery = Omit<ListQuery<never>, 'data'> & { readonly data: QueuesView | undefined };

/** Who works, and when each was last heard. */
export function WorkerTable({ query }: { query: ViewQuery }) {
  const { parts, workers: words } = useQueueWords();
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <ConsoleList
        label={parts.workers}
        columns={useColumns()}
        rowId={({ id }) => id}
        query={wholeList({ ...query, data: query.data?.workers })}
        onTurn={() => undefined}
        empty={words.empty}
      />
    </div>
  );
}

function useColumns(): readonly Column<WorkerView>[] {
  const { workers: words } = useQueueWords();
  return useMemo(() => {
    const { columns } = words;
    return [
      {
        key: 'worker',
        title: columns.worker,
        cell: ({ id }) => <span className="font-mono text-xs">{id.slice(-12)}</span>,
      },
      {
        key: 'state',
        title: columns.state,
        width: '8rem',
        phone: 'corner',
        cell: ({ isAlive }) => (
          <StatusBadge tone={isAlive ? 'good' : 'bad'}>{isAlive ? words.alive : words.silent}</StatusBadge>
        ),
      },
      { key: 'host', title: columns.host, cell: ({ host }) => host },
      { key: 'pid', title: columns.pid, isNamed: true, width: '7rem', align: 'end', cell: ({ pid }) => String(pid) },
      {
        key: 'since',
        title: columns.since,
        width: '9rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
      },
      {
        key: 'seen',
        title: columns.seen,
        isNamed: true,
        width: '9rem',
        align: 'end',
        cell: ({ seenAt }) => <RelativeTime at={seenAt} />,
      },
    ];
  }, [words]);
}
