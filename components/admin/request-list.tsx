'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { lengthText } from '#components/ui/times.ts';
import { REQUEST_OUTCOMES } from '#server/operations/requests/choices.ts';
import { ConsoleList } from './console-list.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { ChoiceFilter, FilterBar, SearchFilter } from './list-filters.tsx';
import { useListUrl } from './list-url.ts';
import { requestParsers } from './request-filters.ts';

type Call = Answers['developers']['requests']['rows'][number];

const LOOKS_AGAIN_MS = 5_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The newest calls with the program's tokens, without their bodies. */
export function RequestList() {
  const { parts, requests: words } = useDeveloperWords();
  const url = useListUrl(requestParsers);
  const { outcome, request, by } = url.filters;
  const filters = { outcome, requestId: request?.slice(0, 64) ?? null, tokenId: by && UUID.test(by) ? by : null };
  const query = trpc.developers.requests.useQuery(
    { filters, cursor: url.cursor },
    { placeholderData: keepPreviousData, refetchInterval: url.cursor === null ? LOOKS_AGAIN_MS : false },
  );
  const { data: tokens } = trpc.tokens.list.useQuery();
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <FilterBar
        isFiltered={url.isFiltered}
        onClear={url.clear}
        search={
          <SearchFilter label={words.search} value={request} onChange={(text) => url.filter({ request: text })} />
        }
      >
        <ChoiceFilter
          label={words.outcome}
          value={outcome}
          choices={REQUEST_OUTCOMES.map((value) => [value, words.outcomes[value]] as const)}
          onChange={(value) => url.filter({ outcome: value })}
        />
        <ChoiceFilter
          label={words.token}
          value={by}
          choices={(tokens ?? []).map(({ id, name }) => [id, name] as const)}
          onChange={(value) => url.filter({ by: value })}
        />
      </FilterBar>
      <ConsoleList
        label={parts.requests}
        columns={useColumns()}
        rowId={({ id }) => id}
        query={query}
        isFiltered={url.isFiltered}
        onClear={url.clear}
        onTurn={url.turnTo}
        empty={words.empty}
      />
    </div>
  );
}

function toneOf(status: number): Tone {
  if (status >= 500) return 'bad';
  return status >= 400 ? 'warning' : 'good';
}

function useColumns(): readonly Column<Call>[] {
  const { requests: words } = useDeveloperWords();
  return useMemo(() => {
    const { columns } = words;
    return [
      {
        key: 'route',
        title: columns.route,
        cell: ({ method, route }) => (
          <span className="font-mono text-xs">
            <span className="font-semibold">{method}</span> {route ?? words.unknown}
          </span>
        ),
      },
      {
        key: 'status',
        title: columns.status,
        width: '7rem',
        phone: 'corner',
        cell: ({ status }) => <StatusBadge tone={toneOf(status)}>{String(status)}</StatusBadge>,
      },
      {
        key: 'took',
        title: columns.took,
        width: '6rem',
        align: 'end',
        cell: ({ durationMs }) => lengthText(durationMs),
      },
      { key: 'token', title: columns.token, width: '12rem', cell: ({ token }) => token },
      {
        key: 'id',
        title: columns.id,
        width: '16rem',
        phone: 'hidden',
        cell: ({ requestId }) => <CopyableText text={requestId} />,
      },
      { key: 'when', title: columns.when, width: '8rem', align: 'end', cell: ({ at }) => <RelativeTime at={at} /> },
    ];
  }, [words]);
}
