'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { ReconciliationStatus } from '#db/enums.ts';
import { ConsoleList } from './console-list.tsx';
import { usePayoutWords } from './payout-words.ts';
import { AskReconciliation } from './reconciliation-ask.tsx';
import { ReconciliationDrawer } from './reconciliation-drawer.tsx';
import { wholeList } from './whole-list.ts';

type Run = Answers['payouts']['reconciliations'][number];

const LOOKS_AGAIN_MS = 5_000;
const TONES: Record<ReconciliationStatus, Tone> = {
  waiting: 'waiting',
  running: 'waiting',
  done: 'good',
  failed: 'bad',
};

/** The comparisons of providers' statements with our books, and what each found. */
export function ReconciliationList() {
  const { runs, parts } = usePayoutWords();
  const query = trpc.payouts.reconciliations.useQuery(undefined, { refetchInterval: LOOKS_AGAIN_MS });
  const columns = useColumns();
  const [opened, open] = useQueryState('run', parseAsString);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="border-line border-b p-3">
        <AskReconciliation />
      </div>
      <ConsoleList
        label={parts.reconciliation}
        columns={columns}
        rowId={({ id }) => id}
        onOpen={({ id }) => void open(id)}
        query={wholeList(query)}
        onTurn={() => undefined}
        empty={runs.empty}
      />
      <ReconciliationDrawer runId={opened} onClose={() => void open(null)} />
    </div>
  );
}

function useColumns(): readonly Column<Run>[] {
  const { runs, providerNames } = usePayoutWords();
  const { day, count } = useFormats();
  return useMemo(
    () => [
      { key: 'provider', title: runs.columns.provider, cell: ({ provider }) => providerNames[provider] ?? provider },
      { key: 'span', title: runs.columns.span, cell: ({ fromAt, toAt }) => runs.span(day(fromAt), day(toAt)) },
      {
        key: 'status',
        title: runs.columns.status,
        width: '8rem',
        phone: 'corner',
        cell: ({ status }) => <StatusBadge tone={TONES[status]}>{runs.statuses[status]}</StatusBadge>,
      },
      {
        key: 'lines',
        title: runs.columns.lines,
        width: '6rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ lines }) => count(lines),
      },
      {
        key: 'matched',
        title: runs.columns.matched,
        width: '6rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ matched }) => count(matched),
      },
      {
        key: 'asked',
        title: runs.columns.asked,
        width: '10rem',
        phone: 'hidden',
        cell: ({ isDaily, requestedBy }) => (isDaily ? runs.daily : requestedBy),
      },
      {
        key: 'when',
        title: runs.columns.when,
        width: '8rem',
        align: 'end',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ],
    [runs, providerNames, day, count],
  );
}
