'use client';

import { useMemo } from 'react';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CashbackStatus } from '#db/enums.ts';
import type { AuditRow, CustomerCashbackRow, LedgerLineView } from '#server/insights/customers/contract.ts';
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
  const { columns, kinds } = useCustomerWords();
  const { change } = useFormats();
  const when = useWhen<LedgerLineView>();
  return useMemo(
    () => [
      { key: 'why', title: columns.why, cell: ({ kind, achievement, note }) => achievement ?? note ?? kinds[kind] },
      { key: 'kind', title: columns.action, width: '10rem', cell: ({ kind }) => kinds[kind] },
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
    [columns, kinds, change, when],
  );
}

export function useCashbackColumns(): readonly Column<CustomerCashbackRow>[] {
  const { columns, cashbackStatuses } = useCustomerWords();
  const { money, rate, count } = useFormats();
  const when = useWhen<CustomerCashbackRow>();
  return useMemo(
    () => [
      { key: 'amount', title: columns.amount, cell: ({ amount, currency }) => money(amount, currency) },
      { key: 'rate', title: columns.rate, width: '6rem', align: 'end', cell: ({ rateBps }) => rate(rateBps) },
      {
        key: 'status',
        title: columns.status,
        width: '10rem',
        phone: 'corner',
        cell: ({ status }) => <StatusBadge tone={TONES[status]}>{cashbackStatuses[status]}</StatusBadge>,
      },
      {
        key: 'attempts',
        title: columns.attempts,
        width: '7rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ attempts }) => count(attempts),
      },
      when,
    ],
    [columns, cashbackStatuses, money, rate, count, when],
  );
}

export function useAuditColumns(): readonly Column<AuditRow>[] {
  const { columns } = useCustomerWords();
  const when = useWhen<AuditRow>();
  return useMemo(
    () => [
      { key: 'action', title: columns.action, width: '13rem', cell: ({ action }) => action },
      { key: 'by', title: columns.by, width: '13rem', cell: ({ actor, actorName }) => actorName ?? actor },
      {
        key: 'details',
        title: columns.details,
        cell: ({ before, after }) => <span className="font-mono text-soft text-xs">{changeText(before, after)}</span>,
      },
      when,
    ],
    [columns, when],
  );
}

/** What was and what is, as short as it can be said. */
function changeText(before: unknown, after: unknown): string {
  const said = [before, after].flatMap((value) =>
    value === null || value === undefined ? [] : [JSON.stringify(value)],
  );
  return said.join(' → ');
}
