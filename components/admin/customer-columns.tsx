'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { type Column, MONEY_WIDTH } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackStatus } from '#db/enums.ts';
import type { CustomerCashbackRow, LedgerLineView } from '#server/insights/customers/contract.ts';
import { changesOf, fieldName } from './audit-changes.ts';
import type { Act } from './audit-screen.tsx';
import { useAuditWords } from './audit-words.ts';
import { useCustomerWords } from './customer-words.ts';

const TONES: Record<CashbackStatus, Tone> = {
  pending: 'waiting',
  processing: 'waiting',
  completed: 'good',
  failed: 'bad',
  reversed: 'back',
  needs_review: 'warning',
};

function useWhen<Row extends { readonly createdAt: Date }>(): Column<Row> {
  const { columns } = useCustomerWords();
  const title = columns.when;
  return useMemo(
    () => ({
      key: 'when',
      title,
      width: '8rem',
      align: 'end',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    }),
    [title],
  );
}

export function useLedgerColumns(): readonly Column<LedgerLineView>[] {
  const { columns, kinds, causes } = useCustomerWords();
  const { change } = useFormats();
  const when = useWhen<LedgerLineView>();
  return useMemo(
    () => [
      { key: 'why', title: columns.why, cell: ({ kind, achievement, note }) => achievement ?? note ?? kinds[kind] },
      { key: 'kind', title: columns.action, width: '9rem', cell: ({ kind }) => kinds[kind] },
      {
        key: 'cause',
        title: columns.cause,
        isNamed: true,
        width: '10rem',
        cell: ({ factKind, factId, orderId }) =>
          orderId !== null ? (
            <Link
              href={`/admin/purchases/${factId}`}
              title={orderId}
              className="text-leaf underline-offset-2 hover:underline"
            >
              {orderId}
            </Link>
          ) : (
            causes[factKind]
          ),
      },
      {
        key: 'change',
        title: columns.change,
        width: '7rem',
        align: 'end',
        phone: 'corner',
        cell: ({ delta }) => <span className="font-medium">{change(delta)}</span>,
      },
      when,
    ],
    [columns, kinds, causes, change, when],
  );
}

export function useCashbackColumns(): readonly Column<CustomerCashbackRow>[] {
  const { columns, cashbackStatuses, errors, takenBack, settled, settling, none } = useCustomerWords();
  const { money, rate } = useFormats();
  const when = useWhen<CustomerCashbackRow>();
  return useMemo(
    () => [
      {
        key: 'order',
        title: columns.order,
        cell: ({ orderId, kind, status, errorCode }) => (
          <>
            <span title={orderId}>{kind === 'earn' ? orderId : takenBack(orderId)}</span>
            {status === 'failed' && errorCode !== null && (
              <span title={errorCode} className="block truncate font-normal text-soft text-xs">
                {errors.said(errorCode)}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'amount',
        title: columns.amount,
        width: MONEY_WIDTH,
        align: 'end',
        phone: 'corner',
        cell: ({ amount, currency }) => <span className="font-medium">{money(amount, currency)}</span>,
      },
      {
        key: 'rate',
        title: columns.rate,
        isNamed: true,
        width: '4.5rem',
        align: 'end',
        cell: ({ rateBps }) => rate(rateBps),
      },
      {
        key: 'status',
        title: columns.status,
        width: '8rem',
        cell: ({ status, kind }) => {
          const debt = status === 'completed' ? settled : settling;
          return <StatusBadge tone={TONES[status]}>{kind === 'earn' ? cashbackStatuses[status] : debt}</StatusBadge>;
        },
      },
      {
        key: 'next',
        title: columns.next,
        width: '6.5rem',
        cell: ({ id, status, nextAttemptAt: at }) => {
          if (status === 'failed') return <TryAgain paymentId={id} />;
          if (!at) return <span className="max-md:hidden">{none}</span>;
          return (
            <>
              <span className="md:hidden">{columns.next}: </span>
              <RelativeTime at={at} />
            </>
          );
        },
      },
      when,
    ],
    [columns, cashbackStatuses, errors, takenBack, settled, settling, none, money, rate, when],
  );
}

/** The way to the payment, where a person has it tried again; above the link that covers the row. */
function TryAgain({ paymentId }: { paymentId: string }) {
  const { tryAgain } = useCustomerWords();
  return (
    <Link
      href={`/admin/cashback?state=all&payment=${paymentId}`}
      className="relative z-10 font-medium text-leaf underline underline-offset-2 max-md:inline-grid max-md:min-h-11 max-md:place-items-center"
    >
      {tryAgain}
    </Link>
  );
}

export function useAuditColumns(): readonly Column<Act>[] {
  const { columns } = useCustomerWords();
  const audit = useAuditWords();
  const when = useWhen<Act>();
  return useMemo(
    () => [
      { key: 'action', title: columns.action, width: '12rem', cell: (act) => audit.act(act) },
      { key: 'by', title: columns.by, width: '11rem', cell: ({ actor, actorName }) => audit.actor(actor, actorName) },
      {
        key: 'details',
        title: columns.details,
        cell: ({ before, after }) => <span className="text-soft">{changeText(before, after)}</span>,
      },
      when,
    ],
    [columns, audit, when],
  );
}

/** "Points: 100 → 105", as much of it as a line holds. */
function changeText(before: unknown, after: unknown): string {
  const said = changesOf(before, after).map((change) => {
    const sides = [change.before, change.after].filter((side) => side !== null);
    return `${fieldName(change.field)}: ${sides.join(' → ')}`;
  });
  return said.join(', ');
}
