'use client';

import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError } from './complaint.tsx';
import { PasswordField, typed } from './fields.tsx';

/** Changing the password, for which the one before is asked. */
export function PasswordForm({ onDone }: { onDone: (text: string) => void }) {
  const { access } = useWords();
  const { profile: words } = access;
  const cache = trpc.useUtils();
  const changed = trpc.profile.changePassword.useMutation({ onSuccess: () => cache.profile.view.invalidate() });
  const { error } = changed;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = { current: typed(form, 'current'), password: typed(form, 'password') };
    changed.mutate(wanted, { onSuccess: () => onDone(words.changed) });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <p className="text-soft text-sm">{words.passwordLead}</p>
      <PasswordField kind="current" name="current" label={access.currentPassword} />
      <PasswordField
        kind="new"
        label={access.newPassword}
        hint={access.passwordHint}
        error={fieldError(error, 'password', access.newPassword)}
      />
      <Complaint error={error} words={{ password_wrong: access.wrongPassword }} />
      <Button type="submit" size="md" className="justify-self-start" loading={changed.isPending}>
        {words.savePassword}
      </Button>
    </form>
  );
}
