'use client';

import { useMemo } from 'react';
import { type Column, MONEY_WIDTH } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseStatus } from '#db/enums.ts';
import type { PurchaseRow, Rewarding } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';

const STATUS_TONES: Record<PurchaseStatus, Tone> = {
  pending: 'waiting',
  completed: 'good',
  partially_refunded: 'back',
  refunded: 'back',
  cancelled: 'off',
};

const REWARDING_TONES: Record<Rewarding, Tone> = { rewarded: 'good', waiting: 'waiting', failed: 'bad', none: 'off' };

export function PurchaseStatusBadge({ status }: { status: PurchaseStatus }) {
  const words = usePurchaseWords();
  return <StatusBadge tone={STATUS_TONES[status]}>{words.statuses[status]}</StatusBadge>;
}

export function RewardingBadge({ rewarding }: { rewarding: Rewarding }) {
  const words = usePurchaseWords();
  return <StatusBadge tone={REWARDING_TONES[rewarding]}>{words.rewarding[rewarding]}</StatusBadge>;
}

type Options = { readonly ofCustomer?: boolean; readonly sort?: Column<PurchaseRow>['sort'] };

/** The columns of purchases; a customer's own list needs no column for the customer. */
export function usePurchaseColumns({ ofCustomer = false, sort }: Options = {}): readonly Column<PurchaseRow>[] {
  const words = usePurchaseWords();
  const formats = useFormats();
  return useMemo(() => {
    const { columns } = words;
    const all: (Column<PurchaseRow> | false)[] = [
      { key: 'order', title: columns.order, cell: ({ orderId }) => <span title={orderId}>{orderId}</span> },
      !ofCustomer && {
        key: 'customer',
        title: columns.customer,
        width: '12rem',
        cell: ({ customer }) => customer.name ?? words.someone,
      },
      {
        key: 'amount',
        title: columns.amount,
        width: MONEY_WIDTH,
        align: 'end',
        phone: 'corner',
        cell: ({ amount, currency }) => <span className="font-medium">{formats.money(amount, currency)}</span>,
      },
      {
        key: 'status',
        title: columns.status,
        width: '9rem',
        cell: ({ status }) => <PurchaseStatusBadge status={status} />,
      },
      {
        key: 'earned',
        title: columns.earned,
        width: '6.5rem',
        align: 'end',
        phone: 'hidden',
        isSpare: true,
        cell: ({ points, rewarding }) => {
          if (rewarding !== 'rewarded') return <RewardingBadge rewarding={rewarding} />;
          return points ? formats.change(points) : words.none;
        },
      },
      {
        key: 'cashback',
        title: columns.cashback,
        width: MONEY_WIDTH,
        align: 'end',
        phone: 'hidden',
        isSpare: true,
        cell: ({ cashback, currency }) => (cashback === null ? words.none : formats.money(cashback, currency)),
      },
      {
        key: 'when',
        title: columns.when,
        ...(sort && { sort }),
        width: '7.5rem',
        align: 'end',
        cell: ({ occurredAt }) => <RelativeTime at={occurredAt} />,
      },
    ];
    return all.filter((column) => column !== false);
  }, [words, formats, ofCustomer, sort]);
}
