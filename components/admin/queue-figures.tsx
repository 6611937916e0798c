'use client';

import Link from 'next/link';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { lengthText } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { QueuesView } from '#server/operations/queues/contract.ts';
import { useQueueWords } from './queue-words.ts';

const TABS = '/admin/queues?tab=';

/** The health of the house in four numbers, each with what it means and the way to what is behind it. */
export function QueueFigures({ view }: { view: QueuesView | undefined }) {
  const words = useQueueWords();
  const { count } = useFormats();
  const queues = view?.queues ?? [];
  const sum = (of: (queue: (typeof queues)[number]) => number) => queues.reduce((total, queue) => total + of(queue), 0);
  const waiting = view?.unrewarded.count ?? 0;
  const oldest = view?.unrewarded.oldestMs ?? 0;
  const alive = (view?.workers ?? []).filter(({ isAlive }) => isAlive).length;
  const dead = sum((queue) => queue.dead);
  const { figures } = words;
  return (
    <dl className="mb-5 grid gap-3 min-[22rem]:grid-cols-2 lg:grid-cols-4" aria-busy={!view}>
      <Figure
        label={figures.unrewarded}
        href="/admin/purchases?rewarding=waiting"
        value={view && count(waiting)}
        state={waiting === 0 ? ['good', figures.allRewarded] : ['waiting', figures.oldest(lengthText(oldest))]}
      />
      <Figure
        label={figures.alive}
        href={`${TABS}workers`}
        value={view && count(alive)}
        state={alive > 0 ? ['good', figures.answering] : ['bad', words.silent]}
      />
      <Figure
        label={figures.dead}
        href={`${TABS}jobs`}
        value={view && count(dead)}
        state={dead === 0 ? ['good', figures.noneDead] : ['bad', figures.lookAt]}
      />
      <Figure
        label={figures.speed}
        value={view && count(Math.round(sum(({ donePerMinute }) => donePerMinute)))}
        note={figures.speedNote}
      />
    </dl>
  );
}

type FigureProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly href?: string;
  readonly state?: readonly [tone: Tone, text: string];
  readonly note?: string;
};

function Figure({ label, value, href, state, note }: FigureProps) {
  return (
    <div className="relative min-w-0 rounded-md border border-line bg-surface p-4 hover:has-[a]:border-soft max-sm:p-3">
      <dt className="text-sm text-soft">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-md">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="mt-1 font-semibold text-xl tabular-nums">
        {value ?? <span className="skeleton-bar" aria-hidden="true" />}
      </dd>
      {value !== undefined && state && (
        <dd className="mt-2">
          <StatusBadge tone={state[0]}>{state[1]}</StatusBadge>
        </dd>
      )}
      {note && <dd className="mt-2 text-soft text-xs leading-5.5">{note}</dd>}
    </div>
  );
}
