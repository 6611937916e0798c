'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { RotateCw, X } from 'lucide-react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { Payout } from './payout-columns.tsx';
import { usePayoutWords } from './payout-words.ts';

type Props = { readonly chosen: readonly Payout[]; readonly onDone: () => void; readonly onClear: () => void };

/** What can be done with the chosen payments, in a bar above the list. */
export function RetryMany({ chosen, onDone, onClear }: Props) {
  const words = usePayoutWords();
  const { count } = useFormats();
  const [isAsked, { open, close }] = useDisclosure(false);
  const retry = useRetryMany(() => {
    close();
    onDone();
  });
  return (
    <div aria-live="polite">
      {chosen.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-line border-b bg-leaf-wash px-3 py-2 text-sm">
          <span className="font-medium text-leaf">{words.chosen(chosen.length)}</span>
          <Button size="xs" leftSection={<RotateCw size={14} aria-hidden="true" />} onClick={open}>
            {words.retry}
          </Button>
          <Button size="xs" variant="subtle" leftSection={<X size={14} aria-hidden="true" />} onClick={onClear}>
            {words.unchoose}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={isAsked}
        onClose={close}
        title={words.retryMany(chosen.length)}
        action={words.retry}
        isBusy={retry.isPending}
        onConfirm={() => retry.mutate({ ids: chosen.map(({ id }) => id) })}
      >
        <p>{words.retryWhat(count(chosen.length), useSum(chosen))}</p>
      </ConfirmDialog>
    </div>
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

/** The sums of the chosen, each currency by itself. */
function useSum(chosen: readonly Payout[]): string {
  const { money, all } = useFormats();
  const sums = new Map<string, bigint>();
  for (const { currency, payable } of chosen) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(payable));
  return all([...sums].map(([currency, sum]) => money(sum, currency)));
}
