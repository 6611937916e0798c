'use client';

import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint } from './complaint.tsx';

/** What leaving for good means, and the password before it. */
export function LeaveDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { access } = useWords();
  const { leave: words } = access;
  const [password, setPassword] = useState('');
  const left = trpc.profile.deleteAccount.useMutation({ onSuccess: () => window.location.assign('/sign-in') });
  return (
    <ConfirmDialog
      opened={opened}
      title={words.title}
      action={words.submit}
      word={words.word}
      isBusy={left.isPending}
      isReady={password !== ''}
      onClose={onClose}
      onConfirm={() => left.mutate({ password })}
    >
      <ul className="grid list-disc gap-1 pl-5">
        {words.whatHappens.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PasswordInput
        label={access.currentPassword}
        value={password}
        autoComplete="current-password"
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': access.showPassword, tabIndex: 0 }}
      />
      <Complaint error={left.error} words={{ password_wrong: access.wrongPassword }} />
    </ConfirmDialog>
  );
}
