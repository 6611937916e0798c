'use client';

import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { WayIn } from '#components/portal/way-in.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint } from './complaint.tsx';
import { enter } from './enter.ts';
import { PasswordField, typed } from './fields.tsx';
import { useLinkToken } from './link-token.ts';
import { NoLink } from './no-link.tsx';
import { TextLink } from './text-link.tsx';

/** The end of a registration: the link from the mail, and the password chosen before. */
export function VerifyScreen() {
  const { access } = useWords();
  const { verify: words } = access;
  const token = useLinkToken();
  const opened = trpc.account.verify.useMutation({ onSuccess: ({ email }, sent) => enter(email, sent.password) });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (token) opened.mutate({ token, password: typed(event.currentTarget, 'password') });
  }

  if (token === null) return <NoLink href="/register" again={words.again} />;
  return (
    <WayIn title={words.title} lead={words.lead}>
      <form onSubmit={submit} className="grid gap-4">
        <PasswordField kind="current" label={access.password} />
        <Complaint error={opened.error} words={{ link_invalid: words.refused }} />
        <Button type="submit" size="md" loading={opened.isPending || opened.isSuccess} fullWidth mt="xs">
          {words.submit}
        </Button>
      </form>
      <p className="mt-6 text-sm">
        <TextLink href="/register">{words.again}</TextLink>
      </p>
    </WayIn>
  );
}
