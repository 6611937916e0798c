'use client';

import { Skeleton } from '@mantine/core';
import { Panel } from '#components/ui/panel.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { lengthText } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { Percentiles, QueueHealth, QueuesView } from '#server/operations/queues/contract.ts';
import { QueueHistory } from './queue-history.tsx';
import { QUEUE_TONES, stateOf } from './queue-state.ts';
import { useQueueWords } from './queue-words.ts';

/** How each queue is doing: its state, depth and age, and how long jobs wait and run. */
export function QueueCards({ view }: { view: QueuesView | undefined }) {
  if (!view) return <Waiting />;
  return (
    <div className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
      {view.queues.map((queue) => (
        <QueueCard key={queue.queue} queue={queue} isAttended={view.workers.some(({ isAlive }) => isAlive)} />
      ))}
      <QueueHistory />
    </div>
  );
}

const PLACEHOLDERS = ['loyalty', 'payments', 'notifications', 'webhooks', 'history'];

function Waiting() {
  return (
    <div className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
      {PLACEHOLDERS.map((name) => (
        <Skeleton key={name} height={268} />
      ))}
    </div>
  );
}

function QueueCard({ queue, isAttended }: { queue: QueueHealth; isAttended: boolean }) {
  const { names, states, columns, none } = useQueueWords();
  const { count } = useFormats();
  const [name, what] = names[queue.queue] ?? [queue.queue, ''];
  const state = stateOf(queue, isAttended);
  const { oldestMs, donePerMinute } = queue;
  const figures: [string, string, boolean?][] = [
    [columns.waiting, count(queue.waiting)],
    [columns.active, count(queue.active)],
    [columns.deferred, count(queue.deferred)],
    [columns.dead, count(queue.dead), queue.dead > 0],
    [columns.oldest, oldestMs === null ? none : lengthText(oldestMs), state === 'behind'],
    [columns.speed, donePerMinute === 0 ? none : count(Math.max(1, Math.round(donePerMinute)))],
  ];
  return (
    <Panel title={name} aside={<StatusBadge tone={QUEUE_TONES[state]}>{states[state]}</StatusBadge>}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm text-soft">
        {what}
        <span className="font-mono text-xs">{queue.queue}</span>
      </p>
      <dl className="mt-3 grid grid-cols-3 gap-x-4 gap-y-3">
        {figures.map(([label, value, isTrouble]) => (
          <div key={label}>
            <dt className="text-soft text-xs">{label}</dt>
            <dd className={`font-semibold tabular-nums ${isTrouble ? 'text-alert-ink' : ''}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <Speeds queue={queue} />
    </Panel>
  );
}

/** Half of the jobs, nearly all, and all but one of a hundred were this fast. */
const SHARES = ['p50', 'p95', 'p99'] as const satisfies readonly (keyof Percentiles)[];

function Speeds({ queue: { wait, run } }: { queue: QueueHealth }) {
  const { columns, speeds, none } = useQueueWords();
  const rows = [
    [columns.wait, wait],
    [columns.run, run],
  ] as const;
  return (
    <table className="mt-4 w-full table-fixed border-line border-t text-xs tabular-nums">
      <caption className="sr-only">{speeds.caption}</caption>
      <thead>
        <tr className="text-soft">
          <th scope="col" className="w-2/5 pt-3 pb-1 text-start font-medium">
            {speeds.last}
          </th>
          {SHARES.map((share) => (
            <th key={share} scope="col" title={speeds.meanings[share]} className="pt-3 pb-1 text-end font-medium">
              {share}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, values]) => (
          <tr key={label}>
            <th scope="row" className="py-1 text-start font-normal text-soft">
              {label}
            </th>
            {SHARES.map((share) => (
              <td key={share} className="py-1 text-end">
                {values ? lengthText(values[share]) : none}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
