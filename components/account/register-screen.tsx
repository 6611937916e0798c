'use client';

import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { WayIn } from '#components/portal/way-in.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError } from './complaint.tsx';
import { EmailField, NameField, PasswordField, typed } from './fields.tsx';
import { SentScreen } from './sent-screen.tsx';
import { TextLink } from './text-link.tsx';

/** Opening an account: name, address, password. What comes next is in the mail, whoever has the address. */
export function RegisterScreen() {
  const { access } = useWords();
  const { register: words } = access;
  const asked = trpc.account.register.useMutation();
  const { error } = asked;
  const [sent, setSent] = useState<Parameters<typeof asked.mutate>[0] | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = { name: typed(form, 'name'), email: typed(form, 'email'), password: typed(form, 'password') };
    asked.mutate(wanted, { onSuccess: () => setSent(wanted) });
  }

  if (sent) {
    return (
      <SentScreen
        lead={words.sent(sent.email)}
        isBusy={asked.isPending}
        error={error}
        onAgain={() => asked.mutate(sent)}
        onOther={() => setSent(null)}
      />
    );
  }
  return (
    <WayIn title={words.title} lead={words.lead}>
      <form onSubmit={submit} className="grid gap-4">
        <NameField label={access.name} error={fieldError(error, 'name', access.name)} />
        <EmailField label={access.email} error={fieldError(error, 'email', access.email)} />
        <PasswordField
          kind="new"
          label={access.password}
          hint={access.passwordHint}
          error={fieldError(error, 'password', access.password)}
        />
        <Complaint error={error} />
        <Button type="submit" size="md" loading={asked.isPending} fullWidth mt="xs">
          {words.submit}
        </Button>
      </form>
      <p className="mt-6 text-soft text-sm">
        {words.known} <TextLink href="/sign-in">{words.signIn}</TextLink>
      </p>
    </WayIn>
  );
}
