'use client';

import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ReevaluatedCustomerView } from '#server/loyalty/reevaluations/contract.ts';
import { usePublishingWords } from './publishing-words.ts';

const PAGE = 25;

/** The customers for whom something changes, page by page. */
export function ChangedCustomers({ reevaluationId }: { reevaluationId: string }) {
  const { table } = usePublishingWords();
  const { list } = useWords().frame;
  const [walked, setWalked] = useState<readonly string[]>([]);
  const after = walked.at(-1);
  const { data } = trpc.reevaluations.customers.useQuery(
    { reevaluationId, limit: PAGE, ...(after === undefined ? {} : { after }) },
    { placeholderData: keepPreviousData },
  );
  const badgeOf = useBadgeNames();
  const next = data?.next ?? null;
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <div className="max-h-72 overflow-auto">
        <table className="w-full text-left text-xs tabular-nums" aria-label={table.label}>
          <thead className="sticky top-0 bg-surface text-soft">
            <tr className="*:px-3 *:py-2 *:font-medium">
              <th scope="col">{table.customer}</th>
              <th scope="col" className="text-right">
                {table.unlocks}
              </th>
              <th scope="col" className="text-right">
                {table.points}
              </th>
              <th scope="col" className="text-right">
                {table.badge}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {data?.customers.map((row) => (
              <Row key={row.customerId} row={row} badgeOf={badgeOf} />
            ))}
          </tbody>
        </table>
      </div>
      {(next !== null || walked.length > 0) && (
        <div className="flex justify-end gap-2 border-line border-t p-2">
          <Button
            size="xs"
            variant="default"
            disabled={walked.length === 0}
            onClick={() => setWalked(walked.slice(0, -1))}
          >
            {list.previous}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={next === null}
            onClick={() => next && setWalked([...walked, next])}
          >
            {list.next}
          </Button>
        </div>
      )}
    </div>
  );
}

type BadgeNames = (level: number | null) => string;

/** What the badge of a level is called on the ladder as it is published. */
function useBadgeNames(): BadgeNames {
  const { table } = usePublishingWords();
  const { count } = useFormats();
  const { data: ladder } = trpc.catalogue.badges.list.useQuery();
  return (level) => {
    if (level === null) return table.noBadge;
    const rung = ladder?.find(({ definition }) => definition.level === level);
    return rung?.definition.name ?? table.level(count(level));
  };
}

function Row({ row, badgeOf }: { row: ReevaluatedCustomerView; badgeOf: BadgeNames }) {
  const { table } = usePublishingWords();
  const { change } = useFormats();
  const isMoved = row.levelBefore !== row.levelAfter;
  return (
    <tr className="*:px-3 *:py-2">
      <td className="w-full [overflow-wrap:anywhere]">
        <Link className="font-medium text-leaf hover:underline" href={`/admin/customers/${row.customerId}`}>
          {row.name ?? row.email ?? row.externalId ?? table.someone}
        </Link>
      </td>
      <td className="whitespace-nowrap text-right">{signed(row.unlocksGained, row.unlocksLost, change)}</td>
      <td className="text-right">{change(row.points)}</td>
      <td className="whitespace-nowrap text-right">
        {isMoved ? table.move(badgeOf(row.levelBefore), badgeOf(row.levelAfter)) : badgeOf(row.levelAfter)}
      </td>
    </tr>
  );
}

/** "+2 −1"; what is zero is left out, but for nothing at all. */
export function signed(gained: number, lost: number, write: (change: number) => string): string {
  const changes = [gained, -lost].filter((part) => part !== 0);
  return changes.length === 0 ? write(0) : changes.map(write).join(' ');
}
