'use client';

import { useMemo } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { type Column, MONEY_WIDTH } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackStatus } from '#db/enums.ts';
import { PayoutError } from './payout-error.tsx';
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

export type Choosing = {
  /** The payments of the page that can be chosen. */
  readonly able: readonly Payout[];
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (payout: Payout) => void;
  /** Chooses these, or none of them when all are chosen. */
  readonly toggleAll: (payouts: readonly Payout[]) => void;
};

type Sort = NonNullable<Column<Payout>['sort']>;

/** The columns of payments; those a person may try again can be chosen. */
export function usePayoutColumns(choosing: Choosing, sort: Sort): readonly Column<Payout>[] {
  const select = useSelectColumn(choosing);
  const rest = usePlainColumns(sort);
  const isAny = choosing.able.length > 0;
  return useMemo(() => (isAny ? [select, ...rest] : rest), [isAny, select, rest]);
}

function useSelectColumn({ able, chosen, toggle, toggleAll }: Choosing): Column<Payout> {
  const words = usePayoutWords();
  const { money } = useFormats();
  return useMemo(
    () => ({
      key: 'select',
      title: words.columns.select,
      width: '2.75rem',
      phone: 'check',
      head: (
        <Check
          label={words.selectAll}
          isChecked={able.every(({ id }) => chosen.has(id))}
          isPartly={able.some(({ id }) => chosen.has(id))}
          onToggle={() => toggleAll(able)}
        />
      ),
      cell: (payout) =>
        isRetriable(payout) && (
          <Check
            label={words.select(payout.customerName ?? words.someone, money(BigInt(payout.payable), payout.currency))}
            isChecked={chosen.has(payout.id)}
            onToggle={() => toggle(payout)}
          />
        ),
    }),
    [words, money, able, chosen, toggle, toggleAll],
  );
}

type CheckProps = { label: string; isChecked: boolean; isPartly?: boolean; onToggle: () => void };

function Check({ label, isChecked, isPartly = false, onToggle }: CheckProps) {
  return (
    <label className="relative z-10 -ml-1 inline-grid size-6 cursor-pointer place-items-center align-middle max-md:size-11">
      <input
        type="checkbox"
        className="size-4 cursor-pointer accent-(--l-leaf)"
        aria-label={label}
        checked={isChecked}
        ref={(field) => {
          if (field) field.indeterminate = isPartly && !isChecked;
        }}
        onChange={onToggle}
      />
    </label>
  );
}

function usePlainColumns(sort: Sort): readonly Column<Payout>[] {
  const words = usePayoutWords();
  const formats = useFormats();
  return useMemo(() => {
    const { columns } = words;
    return [
      {
        key: 'customer',
        title: columns.customer,
        width: '10rem',
        cell: ({ customerName }) => customerName ?? words.someone,
      },
      {
        key: 'order',
        title: columns.order,
        isSpare: true,
        cell: ({ orderId }) => <span title={orderId}>{orderId}</span>,
      },
      {
        key: 'amount',
        title: columns.amount,
        width: MONEY_WIDTH,
        align: 'end',
        phone: 'corner',
        cell: ({ payable, currency }) => (
          <span className="font-medium">{formats.money(BigInt(payable), currency)}</span>
        ),
      },
      {
        key: 'status',
        title: columns.status,
        width: '8rem',
        cell: ({ status }) => <PayoutStatusBadge status={status} />,
      },
      {
        key: 'tries',
        title: columns.tries,
        isNamed: true,
        width: '5.5rem',
        isSpare: true,
        cell: ({ tries, triesAllowed }) => words.tries(tries, triesAllowed),
      },
      {
        key: 'next',
        title: columns.next,
        width: '6.5rem',
        phone: 'hidden',
        isSpare: true,
        cell: ({ nextAttemptAt: at }) => (at ? <RelativeTime at={at} /> : words.none),
      },
      {
        key: 'error',
        title: columns.error,
        width: '11rem',
        cell: (payout) => <PayoutError payout={payout} />,
      },
      {
        key: 'when',
        title: columns.when,
        isNamed: true,
        sort,
        width: '7.5rem',
        align: 'end',
        cell: ({ createdAt }) => <RelativeTime at={new Date(createdAt)} />,
      },
    ];
  }, [words, formats, sort]);
}
