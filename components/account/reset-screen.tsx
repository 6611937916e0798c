'use client';

import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { WayIn } from '#components/portal/way-in.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError } from './complaint.tsx';
import { enter } from './enter.ts';
import { PasswordField, typed } from './fields.tsx';
import { useLinkToken } from './link-token.ts';
import { NoLink } from './no-link.tsx';
import { TextLink } from './text-link.tsx';

/** Choosing a password with the link from a mail: a forgotten one's successor, or an invited admin's first. */
export function ResetScreen() {
  const { access } = useWords();
  const { reset: words } = access;
  const token = useLinkToken();
  const saved = trpc.account.reset.useMutation({ onSuccess: ({ email }, sent) => enter(email, sent.password) });
  const { error } = saved;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (token) saved.mutate({ token, password: typed(event.currentTarget, 'password') });
  }

  if (token === null) return <NoLink href="/forgot" again={words.again} />;
  return (
    <WayIn title={words.title} lead={words.lead}>
      <form onSubmit={submit} className="grid gap-4">
        <PasswordField
          kind="new"
          label={access.newPassword}
          hint={access.passwordHint}
          error={fieldError(error, 'password', access.newPassword)}
        />
        <Complaint error={error} words={{ link_invalid: words.refused }} />
        <Button type="submit" size="md" loading={saved.isPending || saved.isSuccess} fullWidth mt="xs">
          {words.submit}
        </Button>
      </form>
      <p className="mt-6 text-sm">
        <TextLink href="/forgot">{words.again}</TextLink>
      </p>
    </WayIn>
  );
}
