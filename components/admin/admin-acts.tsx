'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import type { Admin } from './admin-list.tsx';
import { useSettingsWords } from './settings-words.ts';

/** What one admin can do about another. */
export function AdminActs({ admin }: { admin: Admin }) {
  const { people: words } = useSettingsWords().settings;
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [asked, ask] = useState<'disable' | 'demote' | null>(null);
  const name = admin.name ?? admin.email ?? words.unnamed;
  const userId = admin.id;
  const ended = (say: (name: string) => string) => ({
    onSuccess: () => {
      ask(null);
      toasts.done(say(name));
      void utils.people.invalidate();
    },
    onError: ({ message }: { readonly message: string }) => toasts.failed(message),
  });
  const disable = trpc.people.disable.useMutation(ended(words.disabled));
  const enable = trpc.people.disable.useMutation(ended(words.enabled));
  const demote = trpc.people.changeRole.useMutation(ended(words.demoted));
  if (admin.disabledAt) {
    return (
      <Button
        size="compact-xs"
        variant="default"
        loading={enable.isPending}
        onClick={() => enable.mutate({ userId, disabled: false })}
      >
        {words.enable}
      </Button>
    );
  }
  return (
    <span className="inline-flex gap-1.5 whitespace-normal">
      {admin.isOpen && (
        <Button size="compact-xs" variant="default" onClick={() => ask('demote')}>
          {words.demote}
        </Button>
      )}
      <Button size="compact-xs" variant="default" onClick={() => ask('disable')}>
        {words.disable}
      </Button>
      <ConfirmDialog
        opened={asked === 'disable'}
        onClose={() => ask(null)}
        title={words.disable}
        action={words.disable}
        isDangerous
        isBusy={disable.isPending}
        onConfirm={() => disable.mutate({ userId, disabled: true })}
      >
        <p>{words.disableWhat(name)}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'demote'}
        onClose={() => ask(null)}
        title={words.demote}
        action={words.demote}
        isDangerous
        isBusy={demote.isPending}
        onConfirm={() => demote.mutate({ userId, role: 'customer' })}
      >
        <p>{words.demoteWhat(name)}</p>
      </ConfirmDialog>
    </span>
  );
}
