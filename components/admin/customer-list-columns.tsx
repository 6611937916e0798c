'use client';

import { useMemo } from 'react';
import { type Column, MONEY_WIDTH } from '#components/ui/data-table.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { CustomerRow } from '#server/insights/customers/contract.ts';
import { useCustomerWords } from './customer-words.ts';

type Sort = NonNullable<Column<CustomerRow>['sort']>;

/** Who a customer is, and how they stand. */
export function useCustomerColumns(sort: Sort): readonly Column<CustomerRow>[] {
  const identity = useIdentityColumns();
  const sums = useSumColumns(sort);
  return useMemo(() => [...identity, ...sums], [identity, sums]);
}

function useIdentityColumns(): readonly Column<CustomerRow>[] {
  const words = useCustomerWords();
  return useMemo(() => {
    const { columns } = words;
    const shownName = ({ name, email, externalId }: CustomerRow) => name ?? email ?? externalId ?? words.nameless;
    return [
      {
        key: 'customer',
        title: columns.customer,
        cell: (row) => (
          <>
            {shownName(row)}
            {row.name !== null && row.email && <span className="ml-2 font-normal text-soft">{row.email}</span>}
          </>
        ),
      },
      {
        key: 'external',
        title: columns.externalId,
        width: '12rem',
        phone: 'hidden',
        isSpare: true,
        cell: ({ externalId }) => <span title={externalId ?? undefined}>{externalId}</span>,
      },
      {
        key: 'badge',
        title: columns.badge,
        width: '7.5rem',
        cell: ({ badge }) =>
          badge ? (
            <span className="inline-flex items-center gap-1.5 align-middle">
              <Medallion color={badge.color} className="size-5" />
              {badge.name}
            </span>
          ) : (
            words.none
          ),
      },
    ];
  }, [words]);
}

function useSumColumns(sort: Sort): readonly Column<CustomerRow>[] {
  const { columns } = useCustomerWords();
  const { count, money } = useFormats();
  return useMemo(
    () => [
      {
        key: 'purchases',
        title: columns.purchases,
        width: '6rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ purchases }) => count(purchases),
      },
      {
        key: 'points',
        title: columns.points,
        width: '5.5rem',
        align: 'end',
        phone: 'corner',
        cell: ({ points }) => (
          <>
            {count(points)} <span className="text-soft text-xs md:hidden">{columns.points.toLowerCase()}</span>
          </>
        ),
      },
      {
        key: 'cashback',
        title: columns.cashback,
        isNamed: true,
        width: MONEY_WIDTH,
        align: 'end',
        cell: ({ cashback }) => money(cashback),
      },
      {
        key: 'since',
        title: columns.since,
        sort,
        width: '8rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ],
    [columns, count, money, sort],
  );
}
