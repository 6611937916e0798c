'use client';

import { useMemo } from 'react';
import type { Column } from '#components/ui/data-table.tsx';
import { lengthText } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { Percentiles, QueueHealth, QueuesView } from '#server/operations/queues/contract.ts';
import { ConsoleList, type ListQuery } from './console-list.tsx';
import { useQueueWords } from './queue-words.ts';
import { wholeList } from './whole-list.ts';

export type ViewQuery = Omit<ListQuery<never>, 'data'> & { readonly data: QueuesView | undefined };

/** How each queue is doing: depth, age, speed, and how long jobs wait and run. */
export function QueueTable({ query }: { query: ViewQuery }) {
  const words = useQueueWords();
  const columns = useColumns();
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <ConsoleList
        label={words.parts.queues}
        columns={columns}
        rowId={({ queue }) => queue}
        query={wholeList({ ...query, data: query.data?.queues })}
        onTurn={() => undefined}
        empty={words.empty}
      />
    </div>
  );
}

function useColumns(): readonly Column<QueueHealth>[] {
  const { columns, none } = useQueueWords();
  const { count } = useFormats();
  return useMemo(() => {
    const three = (of: Percentiles | null) =>
      of === null ? none : [of.p50, of.p95, of.p99].map((ms) => lengthText(ms)).join(' / ');
    const number = (key: 'waiting' | 'deferred' | 'active' | 'dead'): Column<QueueHealth> => ({
      key,
      title: columns[key],
      width: '5.5rem',
      align: 'end',
      cell: (queue) => <Labelled label={columns[key]}>{count(queue[key])}</Labelled>,
    });
    return [
      { key: 'queue', title: columns.queue, cell: ({ queue }) => <span className="font-medium">{queue}</span> },
      number('waiting'),
      number('active'),
      number('deferred'),
      number('dead'),
      {
        key: 'oldest',
        title: columns.oldest,
        width: '5.5rem',
        align: 'end',
        cell: ({ oldestMs }) => (
          <Labelled label={columns.oldest}>{oldestMs === null ? none : lengthText(oldestMs)}</Labelled>
        ),
      },
      {
        key: 'speed',
        title: columns.speed,
        width: '5.5rem',
        align: 'end',
        cell: ({ donePerMinute }) => (
          <Labelled label={columns.speed}>
            {donePerMinute === 0 ? none : count(Math.max(1, Math.round(donePerMinute)))}
          </Labelled>
        ),
      },
      {
        key: 'wait',
        title: columns.wait,
        width: '13rem',
        align: 'end',
        cell: ({ wait }) => <Labelled label={columns.wait}>{three(wait)}</Labelled>,
      },
      {
        key: 'run',
        title: columns.run,
        width: '13rem',
        align: 'end',
        cell: ({ run }) => <Labelled label={columns.run}>{three(run)}</Labelled>,
      },
    ];
  }, [columns, none, count]);
}

/** On a card a number needs its name beside it. */
function Labelled({ label, children }: { label: string; children: string }) {
  return (
    <>
      <span className="md:hidden">{label}: </span>
      {children}
    </>
  );
}
