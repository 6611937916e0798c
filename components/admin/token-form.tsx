'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { TOKEN_MODES, TOKEN_SCOPES, type TokenMode, type TokenScope } from '#db/enums.ts';
import { useDeveloperWords } from './developer-words.ts';
import { TickList } from './tick-list.tsx';

const FIRST: readonly TokenScope[] = ['purchases:read', 'purchases:write'];
const DAYS = [30, 90, 365] as const;

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly onSecret: (token: string) => void };

/** Asks what a new token may do and for how long. */
export function TokenForm({ opened, onClose, onSecret }: Props) {
  const { tokens: words } = useDeveloperWords();
  const [name, setName] = useState('');
  const [mode, setMode] = useState<TokenMode>('live');
  const [scopes, setScopes] = useState<readonly TokenScope[]>(FIRST);
  const [days, setDays] = useState('90');
  const create = useCreate((token) => {
    setName('');
    onClose();
    onSecret(token);
  });
  const submit = () =>
    create.mutate({ name: name.trim(), mode, scopes: [...scopes], expiresInDays: days === '' ? null : Number(days) });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={words.create}
      action={words.create}
      isBusy={create.isPending}
      isReady={name.trim() !== '' && scopes.length > 0}
      onConfirm={submit}
    >
      <TextInput
        required
        data-autofocus
        label={words.name}
        placeholder={words.namePlaceholder}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(create.error, 'name', words.name)}
      />
      <div className="grid gap-2 sm:grid-cols-2">
        <NativeSelect
          label={words.mode}
          value={mode}
          onChange={(event) => setMode(event.currentTarget.value === 'test' ? 'test' : 'live')}
          data={TOKEN_MODES.map((value) => ({ value, label: words.modes[value] }))}
        />
        <NativeSelect
          label={words.expires}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data={[
            ...DAYS.map((value) => ({ value: String(value), label: words.days(value) })),
            { value: '', label: words.noExpiry },
          ]}
        />
      </div>
      <TickList
        label={words.allowed}
        choices={TOKEN_SCOPES.map((scope) => ({ value: scope, label: scope }))}
        chosen={scopes}
        onChange={setScopes}
      />
    </ConfirmDialog>
  );
}

function useCreate(onToken: (token: string) => void) {
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.tokens.create.useMutation({
    onSuccess: ({ token }) => {
      onToken(token);
      void utils.tokens.invalidate();
      void utils.developers.firstSteps.invalidate();
    },
    onError: ({ data, message }) => {
      if (!data?.errors) toasts.failed(message);
    },
  });
}
