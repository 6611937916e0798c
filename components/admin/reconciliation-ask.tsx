'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { usePayoutWords } from './payout-words.ts';

const DAY_MS = 86_400_000;

const dayText = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10);

/** Asks for a comparison of some days with a provider. */
export function AskReconciliation() {
  const { runs } = usePayoutWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<GitCompareArrows size={14} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {runs.ask}
      </Button>
      <Question opened={isAsked} onClose={() => setAsked(false)} />
    </>
  );
}

function Question({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { runs, providerNames } = usePayoutWords();
  const { data: providers } = trpc.payouts.providers.useQuery(undefined, { enabled: opened });
  const [provider, setProvider] = useState<string | null>(null);
  const [from, setFrom] = useState(() => dayText(7));
  const [to, setTo] = useState(() => dayText(0));
  const ask = useAsk(onClose);
  const chosen = provider ?? providers?.[0]?.provider ?? '';
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={runs.ask}
      action={runs.ask}
      isBusy={ask.isPending}
      isReady={chosen !== '' && from !== '' && to !== '' && from <= to}
      onConfirm={() =>
        ask.mutate({ provider: chosen, from: new Date(from), to: new Date(new Date(to).getTime() + DAY_MS) })
      }
    >
      <p>{runs.askWhat}</p>
      <NativeSelect
        label={runs.columns.provider}
        value={chosen}
        onChange={(event) => setProvider(event.currentTarget.value)}
        data={providers?.map(({ provider: name }) => ({ value: name, label: providerNames[name] ?? name })) ?? []}
      />
      <div className="grid gap-2 sm:grid-cols-2">
        <TextInput
          type="date"
          label={runs.from}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput type="date" label={runs.to} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </div>
    </ConfirmDialog>
  );
}

function useAsk(onDone: () => void) {
  const { runs } = usePayoutWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.payouts.reconcile.useMutation({
    onSuccess: () => {
      toasts.done(runs.asked);
      onDone();
      void utils.payouts.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
}
