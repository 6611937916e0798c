'use client';

import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, FilterX, Inbox, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '#components/account/complaint.tsx';
import { DataTable, type TableProps, TableSkeleton } from '#components/ui/data-table.tsx';
import { ListState } from '#components/ui/list-state.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ConsolePage } from '#server/api/console-pages.ts';
import { QueryTrouble } from './query-trouble.tsx';

/** What a list needs of its query; ask with `placeholderData: keepPreviousData`, so that old rows stay while paging. */
export type ListQuery<Row> = {
  readonly data: ConsolePage<Row> | undefined;
  readonly error: Failure;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
};

type Props<Row> = Omit<TableProps<Row>, 'rows' | 'isStale'> & {
  readonly query: ListQuery<Row>;
  readonly isFiltered?: boolean;
  readonly onClear?: () => void;
  readonly onTurn: (cursor: string | null) => void;
  /** What is said when there never was a row, and what to do about it. */
  readonly empty: {
    readonly icon?: LucideIcon;
    readonly title: string;
    readonly text: string;
    readonly action?: ReactNode;
  };
};

/** A list of the console in all its states: on its way, failed, not allowed, empty in both ways, or its rows with pages. */
export function ConsoleList<Row>({ query, isFiltered = false, onClear, onTurn, empty, ...table }: Props<Row>) {
  const { frame } = useWords();
  if (!query.data && query.error) return <QueryTrouble error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Waiting {...table} />;
  const { rows } = query.data;
  if (rows.length === 0 && isFiltered) {
    return (
      <ListState icon={FilterX} title={frame.list.nothingMatches} text={frame.list.nothingMatchesText}>
        <Button size="xs" variant="default" onClick={onClear}>
          {frame.list.clear}
        </Button>
      </ListState>
    );
  }
  if (rows.length === 0) {
    return (
      <ListState icon={empty.icon ?? Inbox} title={empty.title} text={empty.text}>
        {empty.action}
      </ListState>
    );
  }
  return (
    <>
      <DataTable {...table} rows={rows} isStale={query.isPlaceholderData} />
      <Pager page={query.data} onTurn={onTurn} />
    </>
  );
}

function Waiting<Row>({ columns }: Pick<Props<Row>, 'columns'>) {
  const { frame } = useWords();
  return (
    <>
      <p role="status" className="sr-only">
        {frame.list.loading}
      </p>
      <TableSkeleton columns={columns} />
    </>
  );
}

function Pager({ page, onTurn }: { page: ConsolePage<unknown>; onTurn: (cursor: string | null) => void }) {
  const { frame } = useWords();
  if (!page.next && !page.previous) return null;
  return (
    <nav aria-label={frame.list.page} className="flex items-center justify-end gap-2 border-line border-t p-3">
      {page.previous && (
        <Button size="xs" variant="subtle" onClick={() => onTurn(null)}>
          {frame.list.first}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={!page.previous}
        leftSection={<ChevronLeft size={14} aria-hidden="true" />}
        onClick={() => onTurn(page.previous)}
      >
        {frame.list.previous}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={!page.next}
        rightSection={<ChevronRight size={14} aria-hidden="true" />}
        onClick={() => onTurn(page.next)}
      >
        {frame.list.next}
      </Button>
    </nav>
  );
}
