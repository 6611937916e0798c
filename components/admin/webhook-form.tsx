'use client';

import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { EVENT_TYPES, type EventType } from '#db/enums.ts';
import { useDeveloperWords } from './developer-words.ts';
import { TickList } from './tick-list.tsx';

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly onSecret: (secret: string) => void };

/** Asks where events are to be sent, and which. */
export function WebhookForm({ opened, onClose, onSecret }: Props) {
  const { webhooks: words } = useDeveloperWords();
  const [url, setUrl] = useState('');
  const [note, setNote] = useState('');
  const [hearsAll, setHearsAll] = useState(true);
  const [types, setTypes] = useState<readonly EventType[]>(['purchase.rewarded']);
  const create = useCreate((secret) => {
    setUrl('');
    onClose();
    onSecret(secret);
  });
  const submit = () =>
    create.mutate({
      url: url.trim(),
      description: note.trim() || null,
      eventTypes: hearsAll ? null : [...types],
    });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={words.create}
      action={words.create}
      isBusy={create.isPending}
      isReady={url.trim() !== '' && (hearsAll || types.length > 0)}
      onConfirm={submit}
    >
      <TextInput
        required
        data-autofocus
        type="url"
        label={words.url}
        description={words.urlHint}
        placeholder="https://shop.example/laurel"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={fieldError(create.error, 'url', words.url)}
      />
      <TextInput label={words.description} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Switch
        label={words.allEvents}
        checked={hearsAll}
        onChange={(event) => setHearsAll(event.currentTarget.checked)}
      />
      {!hearsAll && (
        <TickList
          label={words.events}
          choices={EVENT_TYPES.map((type) => ({ value: type, label: type }))}
          chosen={types}
          onChange={setTypes}
        />
      )}
    </ConfirmDialog>
  );
}

function useCreate(onSecret: (secret: string) => void) {
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.webhooks.create.useMutation({
    onSuccess: ({ secret }) => {
      onSecret(secret);
      void utils.webhooks.invalidate();
    },
    onError: ({ data, message }) => {
      if (!data?.errors) toasts.failed(message);
    },
  });
}
