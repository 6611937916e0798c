'use client';

import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { ConsoleList } from './console-list.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { type Token, TokenStateBadge } from './token-badge.tsx';
import { TokenDrawer } from './token-drawer.tsx';
import { TokenForm } from './token-form.tsx';
import { TokenShown } from './token-shown.tsx';
import { wholeList } from './whole-list.ts';

/** The tokens of the program's partners; a new one is shown once. */
export function TokenList() {
  const { parts, tokens: words } = useDeveloperWords();
  const query = trpc.tokens.list.useQuery();
  const [opened, open] = useQueryState('token', parseAsString);
  const [isMaking, make] = useState(false);
  const [secret, show] = useState<string | null>(null);
  const create = (
    <Button size="xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => make(true)}>
      {words.create}
    </Button>
  );
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="flex justify-end border-line border-b p-3">{create}</div>
      <ConsoleList
        label={parts.tokens}
        columns={useColumns()}
        rowId={({ id }) => id}
        onOpen={({ id }) => void open(id)}
        query={wholeList(query)}
        onTurn={() => undefined}
        empty={words.empty}
      />
      <TokenDrawer
        token={query.data?.find(({ id }) => id === opened) ?? null}
        onClose={() => void open(null)}
        onSecret={show}
      />
      <TokenForm opened={isMaking} onClose={() => make(false)} onSecret={show} />
      <TokenShown token={secret} onClose={() => show(null)} />
    </div>
  );
}

function useColumns(): readonly Column<Token>[] {
  const { tokens: words } = useDeveloperWords();
  const { day } = useFormats();
  return useMemo(() => {
    const { columns } = words;
    return [
      { key: 'name', title: columns.name, cell: ({ name }) => name },
      { key: 'scopes', title: columns.scopes, width: '8rem', cell: ({ scopes }) => words.scopes(scopes.length) },
      {
        key: 'state',
        title: columns.state,
        width: '8rem',
        phone: 'corner',
        cell: (token) => <TokenStateBadge token={token} />,
      },
      {
        key: 'used',
        title: columns.used,
        width: '9rem',
        cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime at={lastUsedAt} /> : words.never),
      },
      {
        key: 'expires',
        title: columns.expires,
        width: '8rem',
        phone: 'hidden',
        cell: ({ expiresAt }) => (expiresAt ? day(expiresAt) : words.noExpiry),
      },
      {
        key: 'made',
        title: columns.made,
        width: '8rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ];
  }, [words, day]);
}
