'use client';

import { useMemo } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { MadeList } from './made-list.tsx';
import { type Webhook, WebhookStateBadge } from './webhook-badge.tsx';
import { WebhookDrawer } from './webhook-drawer.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookSecret } from './webhook-secret.tsx';

/** The addresses that are told of events, and what was sent to each. */
export function WebhookList() {
  const { parts, webhooks: words } = useDeveloperWords();
  return (
    <MadeList
      label={parts.webhooks}
      param="webhook"
      query={trpc.webhooks.list.useQuery()}
      columns={useColumns()}
      words={words}
      detail={(webhook, onClose, onSecret) => <WebhookDrawer webhook={webhook} onClose={onClose} onSecret={onSecret} />}
      form={(opened, onClose, onSecret) => <WebhookForm opened={opened} onClose={onClose} onSecret={onSecret} />}
      shown={(secret, onClose) => <WebhookSecret secret={secret} onClose={onClose} />}
    />
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
        isNamed: true,
        width: '8rem',
        align: 'end',
        cell: ({ createdAt }) => <RelativeTime at={new Date(createdAt)} />,
      },
    ];
  }, [words]);
}
