'use client';

import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { type Column, DataTable, TableSkeleton } from '#components/ui/data-table.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CustomerAchievementView } from '#server/insights/standing/contract.ts';
import { useCustomerWords } from './customer-words.ts';
import { DetailDrawer } from './detail-drawer.tsx';
import { QueryTrouble } from './query-trouble.tsx';

/** The rule in words and what counted come with the first row that is opened. */
const CustomerStoryParts = dynamic(() => import('./customer-story.tsx').then((story) => story.CustomerStoryParts));

/** How far a customer is with every achievement; a row opens its rule, what counted, and why not yet. */
export function CustomerAchievements({ customerId }: { customerId: string }) {
  const words = useCustomerWords();
  const query = trpc.customers.standing.useQuery({ customerId });
  const columns = useColumns();
  const [open, setOpen] = useQueryState('achievement', parseAsString);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      {query.data && (
        <DataTable
          label={words.tabs.achievements}
          columns={columns}
          rows={query.data.achievements}
          rowId={({ achievementId }) => achievementId}
          onOpen={({ achievementId }) => void setOpen(achievementId)}
        />
      )}
      {query.error && !query.data && <QueryTrouble error={query.error} onRetry={() => query.refetch()} />}
      {!query.data && !query.error && <TableSkeleton columns={columns} />}
      <DetailDrawer opened={open !== null} title={words.achievements.why} onClose={() => void setOpen(null)}>
        {open !== null && <Story customerId={customerId} achievementId={open} />}
      </DetailDrawer>
    </div>
  );
}

function Story({ customerId, achievementId }: { customerId: string; achievementId: string }) {
  const { frame } = useWords();
  const query = trpc.customers.story.useQuery({ customerId, achievementId });
  if (query.data) return <CustomerStoryParts story={query.data} />;
  if (query.error) return <QueryTrouble error={query.error} onRetry={() => query.refetch()} />;
  return <p role="status">{frame.list.loading}</p>;
}

function useColumns(): readonly Column<CustomerAchievementView>[] {
  const { achievements: words, columns } = useCustomerWords();
  const { tiers, progress } = useWords();
  const { count, roundMoney } = useFormats();
  return useMemo(() => {
    const said = ({ measure, progress: have, target }: CustomerAchievementView) => {
      const shown = measure === 'money' ? (value: number) => roundMoney(BigInt(value)) : count;
      return progress(shown(Math.min(have, target)), shown(target), measure, BigInt(target));
    };
    return [
      {
        key: 'name',
        title: words.name,
        cell: ({ name, tier, visibility }) => (
          <>
            {name}
            <span className="ml-2 font-normal text-soft text-xs">
              {tiers[tier]}
              {visibility === 'secret' && ` · ${words.secret}`}
            </span>
          </>
        ),
      },
      {
        key: 'progress',
        title: words.progress,
        width: '18rem',
        cell: (row) => (
          <span className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-3">
            <Meter share={Math.min(1, row.progress / row.target)} label={`${row.name}: ${said(row)}`} />
            <span className="max-md:whitespace-normal md:truncate">{said(row)}</span>
          </span>
        ),
      },
      {
        key: 'points',
        title: columns.points,
        width: '6rem',
        align: 'end',
        phone: 'corner',
        cell: ({ points }) => count(points),
      },
      {
        key: 'unlocked',
        title: words.unlocked,
        isNamed: true,
        width: '9rem',
        align: 'end',
        cell: ({ unlockedAt, timesUnlocked }) =>
          unlockedAt && (
            <>
              {timesUnlocked > 1 && <span className="text-soft">{words.times(count(timesUnlocked))}</span>}{' '}
              <RelativeTime at={new Date(unlockedAt)} />
            </>
          ),
      },
    ];
  }, [words, columns, tiers, progress, count, roundMoney]);
}
