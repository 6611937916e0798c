'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useSettingsWords } from './settings-words.ts';

/** Asks who is to become an admin. */
export function AdminInvite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { people: words } = useSettingsWords().settings;
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const invite = trpc.people.invite.useMutation({
    onSuccess: () => {
      onClose();
      toasts.done(words.invited(email));
      setName('');
      setEmail('');
      void utils.people.invalidate();
    },
    onError: ({ data, message }) => {
      if (!data?.errors) toasts.failed(message);
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={words.invite}
      action={words.invite}
      isBusy={invite.isPending}
      isReady={name.trim() !== '' && email.includes('@')}
      onConfirm={() => invite.mutate({ name: name.trim(), email: email.trim() })}
    >
      <p>{words.inviteWhat}</p>
      <TextInput
        required
        data-autofocus
        label={words.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(invite.error, 'name', words.name)}
      />
      <TextInput
        required
        type="email"
        autoComplete="off"
        label={words.email}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fieldError(invite.error, 'email', words.email)}
      />
    </ConfirmDialog>
  );
}
