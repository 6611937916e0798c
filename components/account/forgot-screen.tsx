'use client';

import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { WayIn } from '#components/portal/way-in.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError } from './complaint.tsx';
import { EmailField, typed } from './fields.tsx';
import { SentScreen } from './sent-screen.tsx';
import { TextLink } from './text-link.tsx';

/** Asking for a link to choose a new password. The answer is the same whoever has the address. */
export function ForgotScreen() {
  const { access } = useWords();
  const { forgot: words } = access;
  const asked = trpc.account.forgot.useMutation();
  const [sent, setSent] = useState<{ email: string } | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = { email: typed(event.currentTarget, 'email') };
    asked.mutate(wanted, { onSuccess: () => setSent(wanted) });
  }

  if (sent) {
    return (
      <SentScreen
        lead={words.sent(sent.email)}
        isBusy={asked.isPending}
        error={asked.error}
        onAgain={() => asked.mutate(sent)}
        onOther={() => setSent(null)}
      />
    );
  }
  return (
    <WayIn title={words.title} lead={words.lead}>
      <form onSubmit={submit} className="grid gap-4">
        <EmailField label={access.email} error={fieldError(asked.error, 'email', access.email)} />
        <Complaint error={asked.error} />
        <Button type="submit" size="md" loading={asked.isPending} fullWidth mt="xs">
          {words.submit}
        </Button>
      </form>
      <p className="mt-6 text-sm">
        <TextLink href="/sign-in">{access.toSignIn}</TextLink>
      </p>
    </WayIn>
  );
}
