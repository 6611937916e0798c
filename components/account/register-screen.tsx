'use client';

import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { WayIn } from '#components/portal/way-in.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError } from './complaint.tsx';
import { EmailField, NameField, PasswordField, typed } from './fields.tsx';
import { TextLink } from './text-link.tsx';

/** Opening an account: name, address, password. What comes next is in the mail, whoever has the address. */
export function RegisterScreen() {
  const { access } = useWords();
  const { register: words } = access;
  const asked = trpc.account.register.useMutation();
  const { error } = asked;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    asked.mutate({ name: typed(form, 'name'), email: typed(form, 'email'), password: typed(form, 'password') });
  }

  if (asked.isSuccess) {
    return (
      <WayIn title={words.sentTitle} lead={words.sent(asked.variables.email)}>
        <p className="mb-4 text-soft text-sm">{words.sentNote}</p>
        <TextLink href="/sign-in">{access.toSignIn}</TextLink>
      </WayIn>
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
