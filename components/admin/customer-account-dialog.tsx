'use client';

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Complaint, fieldError } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import type { PaidToView } from '#server/insights/customers/contract.ts';
import { useCustomerWords } from './customer-words.ts';
import { usePayoutWords } from './payout-words.ts';

type Props = {
  readonly customerId: string;
  readonly choices: PaidToView['choices'];
  /** Who pays everybody in the program. */
  readonly usual: string;
  /** Who pays this customer now. */
  readonly current: string;
  readonly onClose: () => void;
};

/** Says where a provider sends a customer's money. The password is asked for by whoever sends it. */
export default function AccountDialog({ customerId, choices, usual, current, onClose }: Props) {
  const { paidTo: words } = useCustomerWords();
  const { providerNames } = usePayoutWords();
  const nameOf = (name: string) => providerNames[name] ?? name;
  const first = choices.find((choice) => choice.provider === current) ?? choices[0];
  const [provider, setProvider] = useState(first?.provider ?? '');
  const [given, give] = useState<Readonly<Record<string, string>>>({});
  const [isPreferred, prefer] = useState(true);
  const fields = choices.find((choice) => choice.provider === provider)?.fields ?? [];
  const details = Object.fromEntries(fields.map((field) => [field, (given[field] ?? '').trim()]));
  const preferred = provider !== usual && isPreferred;
  const save = useSave(onClose);
  return (
    <ConfirmDialog
      opened
      title={words.set}
      action={words.submit}
      isReady={fields.every((field) => details[field] !== '')}
      isBusy={save.isPending}
      onConfirm={() => save.mutate({ customerId, account: { provider, details, preferred } })}
      onClose={onClose}
    >
      <p className="text-soft">{words.details}</p>
      <NativeSelect
        label={words.provider}
        value={provider}
        data={choices.map((choice) => ({ value: choice.provider, label: nameOf(choice.provider) }))}
        onChange={(event) => setProvider(event.currentTarget.value)}
      />
      {fields.map((field) => (
        <TextInput
          key={field}
          required
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          label={words.fields[field] ?? field}
          value={given[field] ?? ''}
          onChange={(event) => give({ ...given, [field]: event.currentTarget.value })}
          error={fieldError(save.error, field, words.fields[field] ?? field)}
        />
      ))}
      {provider !== usual && (
        <Checkbox
          className="mt-1"
          label={words.prefer(nameOf(provider))}
          description={words.preferHint(nameOf(usual))}
          checked={isPreferred}
          onChange={(event) => prefer(event.currentTarget.checked)}
        />
      )}
      <Complaint error={save.error} />
    </ConfirmDialog>
  );
}

function useSave(onDone: () => void) {
  const { paidTo: words } = useCustomerWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.customers.setPayoutAccount.useMutation({
    onSuccess: () => {
      toasts.done(words.saved);
      onDone();
      void utils.customers.invalidate();
    },
  });
}
