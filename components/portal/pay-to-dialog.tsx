'use client';

import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { Complaint, fieldError } from '#components/account/complaint.tsx';
import { typed } from '#components/account/fields.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { accountFieldsOf } from './account-fields.ts';

type Props = { readonly provider: string; readonly opened: boolean; readonly onClose: () => void };

/** Asks where a customer's cashback is to be paid. The password may be asked for on the way. */
export function PayToDialog({ provider, opened, onClose }: Props) {
  const { paidTo: words, close } = usePortalWords();
  const utils = trpc.useUtils();
  const said = trpc.portal.cashback.payTo.useMutation({
    onSuccess: async () => {
      await utils.portal.cashback.invalidate();
      onClose();
    },
  });
  const fields = accountFieldsOf(provider);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    said.mutate({ provider, details: Object.fromEntries(fields.map((name) => [name, typed(form, name).trim()])) });
  }

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={words.account(provider)}
      centered
      closeButtonProps={{ 'aria-label': close, size: 44 }}
    >
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-pretty text-sm text-soft">{words.formLead}</p>
        {fields.map((name, index) => (
          <TextInput
            key={name}
            name={name}
            label={words.fields[name]}
            description={words.hints[name]}
            error={fieldError(said.error, name, words.fields[name])}
            size="md"
            required
            withAsterisk={false}
            autoComplete={name === 'name' ? 'name' : 'off'}
            spellCheck={false}
            data-autofocus={index === 0 ? true : undefined}
          />
        ))}
        <Complaint error={said.error} words={{ other_provider: words.changed }} />
        <Button type="submit" size="md" loading={said.isPending}>
          {words.save}
        </Button>
      </form>
    </Dialog>
  );
}
