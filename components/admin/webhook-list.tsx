'use client';

import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ConsoleList } from './console-list.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { type Webhook, WebhookStateBadge } from './webhook-badge.tsx';
import { WebhookDrawer } from './webhook-drawer.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookSecret } from './webhook-secret.tsx';
import { wholeList } from './whole-list.ts';

/** The addresses that are told of events, and what was sent to each. */
export function WebhookList() {
  const { parts, webhooks: words } = useDeveloperWords();
  const query = trpc.webhooks.list.useQuery();
  const [opened, open] = useQueryState('webhook', parseAsString);
  const [isMaking, make] = useState(false);
  const [secret, show] = useState<string | null>(null);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="flex justify-end border-line border-b p-3">
        <Button size="xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => make(true)}>
          {words.create}
        </Button>
      </div>
      <ConsoleList
        label={parts.webhooks}
        columns={useColumns()}
        rowId={({ id }) => id}
        onOpen={({ id }) => void open(id)}
        query={wholeList(query)}
        onTurn={() => undefined}
        empty={words.empty}
      />
      <WebhookDrawer
        webhook={query.data?.find(({ id }) => id === opened) ?? null}
        onClose={() => void open(null)}
        onSecret={show}
      />
      <WebhookForm opened={isMaking} onClose={() => make(false)} onSecret={show} />
      <WebhookSecret secret={secret} onClose={() => show(null)} />
    </div>
  );
}

function useColumns(): readonly Column<Webhook>[] {
  const { webhooks: words } = useDeveloperWords();
  return useMemo(() => {
    const { columns } = words;
    return [
      { key: 'url', title: columns.url, cell: ({ url }) => url },
      {
        key: 'events',
        title: columns.events,
        width: '8rem',
        cell: ({ eventTypes }) => (eventTypes === null ? words.all : words.someEvents(eventTypes.length)),
      },
      {
        key: 'state',
        title: columns.state,
        width: '16rem',
        cell: (webhook) => <WebhookStateBadge webhook={webhook} />,
      },
      {
        key: 'made',
        title: columns.made,
        width: '8rem',
        align: 'end',
        cell: ({ createdAt }) => <RelativeTime at={new Date(createdAt)} />,
      },
    ];
  }, [words]);
}
