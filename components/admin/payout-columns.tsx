'use client';

import { useMemo } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackStatus } from '#db/enums.ts';
import { ATTENTION } from './payout-filters.ts';
import { usePayoutWords } from './payout-words.ts';

export type Payout = Answers['payouts']['list']['rows'][number];

const TONES: Record<CashbackStatus, Tone> = {
  pending: 'waiting',
  processing: 'waiting',
  completed: 'good',
  failed: 'bad',
  reversed: 'back',
  needs_review: 'warning',
};

export function PayoutStatusBadge({ status }: { status: CashbackStatus }) {
  const { statuses } = usePayoutWords();
  return <StatusBadge tone={TONES[status]}>{statuses[status]}</StatusBadge>;
}

/** True of what a person may have tried again. */
export function isRetriable({ status }: Pick<Payout, 'status'>): boolean {
  return ATTENTION.includes(status);
}

type Choosing = { readonly chosen: ReadonlySet<string>; readonly toggle: (payout: Payout) => void };

/** The columns of payments; those a person may try again can be chosen. */
export function usePayoutColumns({ chosen, toggle }: Choosing): readonly Column<Payout>[] {
  const words = usePayoutWords();
  const formats = useFormats();
  return useMemo(() => {
    const { columns } = words;
    const moneyOf = ({ payable, currency }: Payout) => formats.money(BigInt(payable), currency);
    const nameOf = ({ customerName }: Payout) => customerName ?? words.someone;
    return [
      { key: 'customer', title: columns.customer, cell: nameOf },
      {
        key: 'amount',
        title: columns.amount,
        width: '9rem',
        align: 'end',
        phone: 'corner',
        cell: (payout) => <span className="font-medium">{moneyOf(payout)}</span>,
      },
      {
        key: 'status',
        title: columns.status,
        width: '9rem',
        cell: ({ status }) => <PayoutStatusBadge status={status} />,
      },
      {
        key: 'tries',
        title: columns.tries,
        width: '6.5rem',
        cell: ({ tries, triesAllowed }) => words.tries(tries, triesAllowed),
      },
      {
        key: 'next',
        title: columns.next,
        width: '8rem',
        phone: 'hidden',
        cell: ({ nextAttemptAt: at }) => (at ? <RelativeTime at={at} /> : words.none),
      },
      {
        key: 'error',
        title: columns.error,
        width: '11rem',
        cell: ({ errorCode }) => (errorCode === null ? '' : <span className="font-mono text-xs">{errorCode}</span>),
      },
      {
        key: 'when',
        title: columns.when,
        width: '8rem',
        align: 'end',
        cell: ({ createdAt }) => <RelativeTime at={new Date(createdAt)} />,
      },
      {
        key: 'select',
        title: columns.select,
        width: '5rem',
        align: 'end',
        cell: (payout) =>
          isRetriable(payout) && (
            <label className="relative z-10 -mr-1 inline-grid size-6 cursor-pointer place-items-center max-md:size-11">
              <input
                type="checkbox"
                className="size-4 cursor-pointer accent-(--l-leaf)"
                aria-label={words.select(nameOf(payout), moneyOf(payout))}
                checked={chosen.has(payout.id)}
                onChange={() => toggle(payout)}
              />
            </label>
          ),
      },
    ];
  }, [words, formats, chosen, toggle]);
}
