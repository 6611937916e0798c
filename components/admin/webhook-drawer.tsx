'use client';

import { Power, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { ActButton } from './act-button.tsx';
import { DetailDrawer } from './detail-drawer.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { type Webhook, WebhookStateBadge } from './webhook-badge.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';

type Props = {
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  readonly onSecret: (secret: string) => void;
};

/** One webhook: how it is doing, its switch and secret, and what was sent to it. */
export function WebhookDrawer({ webhook, onClose, onSecret }: Props) {
  const { parts } = useDeveloperWords();
  return (
    <DetailDrawer opened={webhook !== null} title={webhook?.url ?? parts.webhooks} onClose={onClose}>
      {webhook && (
        <div className="grid gap-5">
          <WebhookStateBadge webhook={webhook} />
          <Acts webhook={webhook} onClose={onClose} onSecret={onSecret} />
          <Summary webhook={webhook} />
          <WebhookDeliveries webhookId={webhook.id} mayResend={webhook.active} />
        </div>
      )}
    </DetailDrawer>
  );
}

function Summary({ webhook }: { webhook: Webhook }) {
  const { webhooks: words } = useDeveloperWords();
  const { instant } = useFormats();
  const { id, description, eventTypes, failingSince, previousSecretUntil, createdAt } = webhook;
  return (
    <Facts
      facts={[
        description !== null && [words.description, description],
        [words.events, eventTypes === null ? words.all : eventTypes.join(', ')],
        failingSince !== null && [words.since, instant(new Date(failingSince))],
        previousSecretUntil !== null && [words.secretUntil, instant(new Date(previousSecretUntil))],
        [words.columns.made, instant(new Date(createdAt))],
        [words.id, <CopyableText key="id" text={id} />],
      ]}
    />
  );
}

function Acts({ webhook, onClose, onSecret }: Props & { readonly webhook: Webhook }) {
  const { webhooks: words } = useDeveloperWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [asked, ask] = useState<'rotate' | 'remove' | null>(null);
  const { id: webhookId, active } = webhook;
  const onError = ({ message }: { readonly message: string }) => toasts.failed(message);
  const ended = (text: string) => {
    toasts.done(text);
    void utils.webhooks.invalidate();
  };
  const change = trpc.webhooks.change.useMutation({
    onSuccess: ({ secret, webhook: { active: isOn } }) => {
      ask(null);
      if (secret === null) return ended(isOn ? words.enabled : words.off);
      void utils.webhooks.invalidate();
      onSecret(secret);
    },
    onError,
  });
  return (
    <div className="flex flex-wrap gap-2">
      <ActButton
        icon={Power}
        isBusy={change.isPending}
        onClick={() => change.mutate({ webhookId, changes: { active: !active } })}
      >
        {active ? words.disable : words.enable}
      </ActButton>
      <ActButton icon={RefreshCw} onClick={() => ask('rotate')}>
        {words.rotate}
      </ActButton>
      <ActButton icon={Trash2} onClick={() => ask('remove')}>
        {words.remove}
      </ActButton>
      <ConfirmDialog
        opened={asked === 'rotate'}
        onClose={() => ask(null)}
        title={words.rotate}
        action={words.rotate}
        isBusy={change.isPending}
        onConfirm={() => change.mutate({ webhookId, changes: { rotateSecret: true } })}
      >
        <p>{words.rotateWhat}</p>
      </ConfirmDialog>
      <Removal webhook={webhook} opened={asked === 'remove'} onKept={() => ask(null)} onGone={onClose} />
    </div>
  );
}

type RemovalProps = {
  readonly webhook: Webhook;
  readonly opened: boolean;
  readonly onKept: () => void;
  readonly onGone: () => void;
};

function Removal({ webhook: { id, url }, opened, onKept, onGone }: RemovalProps) {
  const { webhooks: words } = useDeveloperWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const remove = trpc.webhooks.remove.useMutation({
    onSuccess: () => {
      onGone();
      toasts.done(words.removed);
      void utils.webhooks.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onKept}
      title={words.remove}
      action={words.remove}
      word={words.word}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate({ webhookId: id })}
    >
      <p>{words.removeWhat(url)}</p>
    </ConfirmDialog>
  );
}
