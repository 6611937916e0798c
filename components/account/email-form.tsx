'use client';

import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError, Notice } from './complaint.tsx';
import { EmailField, PasswordField, typed } from './fields.tsx';

/** Asking for another address. It counts once the mail that goes to it was opened. */
export function EmailForm({ email }: { email: string }) {
  const { access } = useWords();
  const { profile: words } = access;
  const asked = trpc.profile.askEmail.useMutation();
  const { error } = asked;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = { email: typed(form, 'email'), password: typed(form, 'password') };
    asked.mutate(wanted, { onSuccess: () => form.reset() });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <p className="text-sm text-soft [overflow-wrap:anywhere]">{words.emailLead(email)}</p>
      <EmailField label={words.newEmail} error={fieldError(error, 'email', words.newEmail)} />
      <PasswordField kind="current" label={access.currentPassword} />
      <Complaint error={error} words={{ password_wrong: access.wrongPassword }} />
      <div role="status" className="empty:hidden">
        {asked.isSuccess && <Notice>{words.emailSent(asked.variables.email)}</Notice>}
      </div>
      <Button type="submit" className="justify-self-start" loading={asked.isPending}>
        {words.changeEmail}
      </Button>
    </form>
  );
}
