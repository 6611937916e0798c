'use client';

import { useMemo } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { MadeList } from './made-list.tsx';
import { type Token, TokenStateBadge } from './token-badge.tsx';
import { TokenDrawer } from './token-drawer.tsx';
import { TokenForm } from './token-form.tsx';
import { TokenShown } from './token-shown.tsx';

/** The tokens of the program's partners; a new one is shown once. */
export function TokenList() {
  const { parts, tokens: words } = useDeveloperWords();
  return (
    <MadeList
      label={parts.tokens}
      param="token"
      query={trpc.tokens.list.useQuery()}
      columns={useColumns()}
      words={words}
      detail={(token, onClose, onSecret) => <TokenDrawer token={token} onClose={onClose} onSecret={onSecret} />}
      form={(opened, onClose, onSecret) => <TokenForm opened={opened} onClose={onClose} onSecret={onSecret} />}
      shown={(token, onClose) => <TokenShown token={token} onClose={onClose} />}
    />
  );
}

function useColumns(): readonly Column<Token>[] {
  const { tokens: words } = useDeveloperWords();
  const { day } = useFormats();
  return useMemo(() => {
    const { columns } = words;
    return [
      { key: 'name', title: columns.name, cell: ({ name }) => name },
      {
        key: 'scopes',
        title: columns.scopes,
        width: '8rem',
        cell: ({ scopes }) => words.scopes(scopes.length),
      },
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
        isNamed: true,
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
