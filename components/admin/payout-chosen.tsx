'use client';

import { Button } from '@mantine/core';
import { Ban, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { CancelMany } from './payout-cancel-many.tsx';
import type { Payout } from './payout-columns.tsx';
import { usePayoutWords } from './payout-words.ts';

type Props = { readonly chosen: readonly Payout[]; readonly onDone: () => void };

/** What can be done with the chosen payments, in a bar above the list. */
export function ChosenPayouts({ chosen, onDone }: Props) {
  const words = usePayoutWords();
  const sum = usePayoutSum(chosen);
  const [asked, ask] = useState<'retry' | 'cancel' | null>(null);
  const close = () => ask(null);
  const done = () => {
    close();
    onDone();
  };
  return (
    <div aria-live="polite">
      {chosen.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-line border-b bg-leaf-wash px-3 py-2 text-sm">
          <span className="mr-1 font-medium text-leaf tabular-nums max-sm:w-full">
            {words.chosen(chosen.length, sum)}
          </span>
          <Button size="xs" leftSection={<RotateCw size={14} aria-hidden="true" />} onClick={() => ask('retry')}>
            {words.retry}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<Ban size={14} aria-hidden="true" />}
            onClick={() => ask('cancel')}
          >
            {words.cancelMany.action}
          </Button>
          <Button size="xs" variant="subtle" leftSection={<X size={14} aria-hidden="true" />} onClick={onDone}>
            {words.unchoose}
          </Button>
        </div>
      )}
      <RetryMany chosen={chosen} opened={asked === 'retry'} onClose={close} onDone={done} />
      <CancelMany chosen={chosen} sum={sum} opened={asked === 'cancel'} onClose={close} onDone={done} />
    </div>
  );
}

type AskedProps = Props & { readonly opened: boolean; readonly onClose: () => void };

function RetryMany({ chosen, opened, onClose, onDone }: AskedProps) {
  const words = usePayoutWords();
  const { count } = useFormats();
  const sum = usePayoutSum(chosen);
  const retry = useRetryMany(onDone);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={words.retryMany(chosen.length)}
      action={words.retry}
      isBusy={retry.isPending}
      onConfirm={() => retry.mutate({ ids: chosen.map(({ id }) => id) })}
    >
      <p>{words.retryWhat(count(chosen.length), sum)}</p>
    </ConfirmDialog>
  );
}

function useRetryMany(onDone: () => void) {
  const words = usePayoutWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return trpc.payouts.retryMany.useMutation({
    onSuccess: (answers) => {
      const done = answers.filter(({ outcome }) => outcome === 'retried').length;
      toasts.done(words.retried(done, answers.length - done));
      onDone();
      void utils.payouts.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
}

/** What the chosen come to, each currency by itself. */
function usePayoutSum(chosen: readonly Payout[]): string {
  const { money, all } = useFormats();
  const sums = new Map<string, bigint>();
  for (const { currency, payable } of chosen) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(payable));
  return all([...sums].map(([currency, sum]) => money(sum, currency)));
}
