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
    <form onSubmit={submit} className="grid gap-4 p-5">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 max-w-md flex-1">
          <NameField label={access.name} value={name} error={fieldError(renamed.error, 'name', access.name)} />
        </div>
        <Button type="submit" size="md" loading={renamed.isPending}>
          {access.profile.save}
        </Button>
      </div>
      <Complaint error={renamed.error} />
      <div role="status" className="empty:hidden">
        {renamed.isSuccess && <Notice>{access.profile.saved}</Notice>}
      </div>
    </form>
  );
}
