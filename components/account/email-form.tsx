'use client';

import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError } from './complaint.tsx';
import { EmailField, PasswordField, typed } from './fields.tsx';

/** Asking for another address. It counts once the mail that goes to it was opened. */
export function EmailForm({ onDone }: { onDone: (text: string) => void }) {
  const { access } = useWords();
  const { profile: words } = access;
  const asked = trpc.profile.askEmail.useMutation();
  const { error } = asked;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = { email: typed(form, 'email'), password: typed(form, 'password') };
    asked.mutate(wanted, { onSuccess: () => onDone(words.emailSent(wanted.email)) });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <p className="text-pretty text-sm text-soft">{words.emailLead}</p>
      <EmailField label={words.newEmail} error={fieldError(error, 'email', words.newEmail)} />
      <PasswordField kind="current" label={access.currentPassword} />
      <Complaint error={error} words={{ password_wrong: access.wrongPassword }} />
      <Button type="submit" size="md" className="justify-self-start" loading={asked.isPending}>
        {words.sendLink}
      </Button>
    </form>
  );
}
