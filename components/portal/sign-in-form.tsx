'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Alert } from '#components/account/complaint.tsx';
import { WaitNote } from '#components/account/wait-note.tsx';
import { type SignInAnswer, signIn } from '#components/ui/auth-requests.ts';
import { useWords } from '#components/words/words.tsx';

/** E-mail and password. `next` is where a signed-in person goes, a path of our own. */
export function SignInForm({ next }: { next: string }) {
  const { signIn: words } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<SignInAnswer | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setAnswer(null);
    const got = await signIn(textOf(fields, 'email'), textOf(fields, 'password'));
    if (got.kind === 'ok') window.location.assign(next);
    else {
      setAnswer(got);
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <TextInput
        name="email"
        type="email"
        label={words.email}
        autoComplete="username"
        inputMode="email"
        size="md"
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        label={words.password}
        autoComplete="current-password"
        size="md"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': words.showPassword, tabIndex: 0 }}
      />
      <div role="alert" className="empty:hidden">
        {answer && <Complaint answer={answer} />}
      </div>
      <Button type="submit" size="md" loading={isBusy} fullWidth mt="xs">
        {words.submit}
      </Button>
    </form>
  );
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

function Complaint({ answer }: { answer: SignInAnswer }) {
  const { signIn: words } = useWords();
  if (answer.kind === 'ok') return null;
  const note = answer.kind === 'too_many' ? <WaitNote seconds={answer.retryAfterSeconds} /> : words[answer.kind];
  return <Alert>{note}</Alert>;
}
