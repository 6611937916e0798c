'use client';

import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { AuditDrawer } from './audit-drawer.tsx';
import { asAuditQuery, auditParsers } from './audit-filters.ts';
import { AuditSubject } from './audit-subject.tsx';
import { useAuditWords } from './audit-words.ts';
import { ConsoleList } from './console-list.tsx';
import { ChoiceFilter, DayFilter, FilterBar, SearchFilter } from './list-filters.tsx';
import { useListUrl } from './list-url.ts';
import { PageHeader } from './page-header.tsx';
import { wholeList } from './whole-list.ts';

export type Act = Answers['settings']['audit']['rows'][number];

/** Who did what, the newest first, each with the values before and after. */
export function AuditScreen() {
  const words = useAuditWords();
  const url = useListUrl(auditParsers);
  const query = trpc.settings.audit.useQuery(asAuditQuery(url.filters, url.cursor), {
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const [opened, open] = useState<Act | null>(null);
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <FilterBar
          isFiltered={url.isFiltered}
          onClear={url.clear}
          search={
            <SearchFilter
              label={words.subject}
              value={url.filters.subject}
              onChange={(subject) => url.filter({ subject })}
            />
          }
        >
          <ChoiceFilter
            label={words.noun}
            value={url.filters.kind}
            choices={Object.entries(words.nouns)}
            onChange={(kind) => url.filter({ kind })}
          />
          <ChoiceFilter
            label={words.who}
            value={url.filters.who}
            choices={useActors()}
            onChange={(who) => url.filter({ who })}
          />
          <DayFilter label={words.since} value={url.filters.since} onChange={(since) => url.filter({ since })} />
          <DayFilter label={words.until} value={url.filters.until} onChange={(until) => url.filter({ until })} />
        </FilterBar>
        <ConsoleList
          label={words.title}
          columns={useColumns()}
          rowId={({ id }) => id}
          onOpen={open}
          query={wholeList({ ...query, data: data?.rows })}
          isFiltered={url.isFiltered || url.cursor !== null}
          onClear={url.clear}
          onTurn={url.turnTo}
          empty={words.empty}
        />
        <Walk cursor={url.cursor} next={data?.next ?? null} onTurn={url.turnTo} />
      </div>
      <AuditDrawer act={opened} onClose={() => open(null)} />
    </>
  );
}

type WalkProps = {
  readonly cursor: string | null;
  readonly next: string | null;
  readonly onTurn: (cursor: string | null) => void;
};

function Walk({ cursor, next, onTurn }: WalkProps) {
  const words = useAuditWords();
  if (cursor === null && next === null) return null;
  return (
    <div className="flex justify-end gap-2 border-line border-t p-3">
      <Button size="xs" variant="default" disabled={cursor === null} onClick={() => onTurn(null)}>
        {words.newest}
      </Button>
      <Button size="xs" variant="default" disabled={next === null} onClick={() => onTurn(next)}>
        {words.older}
      </Button>
    </div>
  );
}

/** Who may have acted: admins and tokens by their names. */
function useActors(): readonly (readonly [string, string])[] {
  const words = useAuditWords();
  const { data: admins } = trpc.people.admins.useQuery();
  const { data: tokens } = trpc.tokens.list.useQuery();
  return [
    ...(admins ?? []).map(({ id, name, email }) => [`person:${id}`, name ?? email ?? id] as const),
    ...(tokens ?? []).map(({ id, name }) => [`token:${id}`, words.actor(`token:${id}`, name)] as const),
  ];
}

function useColumns(): readonly Column<Act>[] {
  const words = useAuditWords();
  return useMemo(() => {
    const { columns } = words;
    return [
      { key: 'action', title: columns.action, cell: (act) => words.act(act) },
      { key: 'subject', title: columns.subject, cell: (act) => <AuditSubject act={act} /> },
      { key: 'actor', title: columns.actor, cell: ({ actorName, actor }) => words.actor(actor, actorName) },
      {
        key: 'when',
        title: columns.when,
        width: '9rem',
        align: 'end',
        phone: 'corner',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ];
  }, [words]);
}
