'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import { Complaint, fieldError, Notice } from './complaint.tsx';
import { NameField, typed } from './fields.tsx';

/** What a person is called. */
export function NameForm({ name }: { name: string }) {
  const { access } = useWords();
  const router = useRouter();
  const renamed = trpc.profile.rename.useMutation({ onSuccess: () => router.refresh() });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    renamed.mutate({ name: typed(event.currentTarget, 'name') });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <NameField label={access.name} value={name} error={fieldError(renamed.error, 'name', access.name)} />
      <Complaint error={renamed.error} />
      <div role="status" className="empty:hidden">
        {renamed.isSuccess && <Notice>{access.profile.saved}</Notice>}
      </div>
      <Button type="submit" className="justify-self-start" loading={renamed.isPending}>
        {access.profile.save}
      </Button>
    </form>
  );
}
