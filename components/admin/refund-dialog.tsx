'use client';

import { Button, TextInput } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Complaint } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { decimalText, parseMoney } from '#server/kernel/money.ts';
import { usePurchaseWords } from './purchase-words.ts';
import { RefundEffects } from './refund-effects.tsx';

type Props = { readonly purchase: PurchaseDetail; readonly onDone: () => unknown };

/** Gives money back, after saying everything that it will change. Only what was completed and is not refunded yet. */
export function RefundAction({ purchase, onDone }: Props) {
  const { refund: words } = usePurchaseWords();
  const [opened, setOpened] = useState(false);
  const isRefundable = purchase.status === 'completed' || purchase.status === 'partially_refunded';
  if (!isRefundable) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<Undo2 size={14} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {words.action}
      </Button>
      {opened && <RefundDialog purchase={purchase} onDone={onDone} onClose={() => setOpened(false)} />}
    </>
  );
}

function RefundDialog({ purchase, onDone, onClose }: Props & { readonly onClose: () => void }) {
  const { refund: words } = usePurchaseWords();
  const { money } = useFormats();
  const { currency, id: purchaseId } = purchase;
  const left = purchase.amount - purchase.refunded;
  const [text, setText] = useState(decimalText(left, currency));
  const [reason, setReason] = useState('');
  const amount = refundable(text, currency, left);
  const wanted = { amount: Number(amount ?? 0n), ...(reason.trim() ? { reason: reason.trim() } : {}) };
  const preview = trpc.refunds.preview.useQuery(
    { purchaseId, refund: { amount: wanted.amount } },
    { enabled: amount !== null, placeholderData: keepPreviousData, retry: false },
  );
  const record = useRecord(onDone, onClose);
  return (
    <ConfirmDialog
      opened
      title={words.title}
      action={words.submit(money(amount ?? 0n, currency))}
      isDangerous
      isReady={amount !== null && preview.data !== undefined && !preview.isPlaceholderData}
      isBusy={record.isPending}
      onConfirm={() => record.mutate({ purchaseId, refund: wanted })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        inputMode="decimal"
        label={words.amount}
        description={words.amountHint(money(left, currency))}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={amount === null && words.wrong}
      />
      <TextInput
        label={words.reason}
        maxLength={255}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div aria-live="polite" aria-busy={preview.isFetching}>
        <p className="mt-2 mb-1 font-medium">{words.effects}</p>
        {preview.data ? <RefundEffects preview={preview.data} /> : <p className="text-soft">{words.asking}</p>}
      </div>
      <Complaint error={preview.error ?? record.error} />
    </ConfirmDialog>
  );
}

function useRecord(onDone: () => unknown, onClose: () => void) {
  const { refund: words } = usePurchaseWords();
  const toasts = useToasts();
  return trpc.refunds.record.useMutation({
    onSuccess: () => {
      toasts.done(words.done);
      onClose();
      onDone();
    },
  });
}

function refundable(text: string, currency: string, left: bigint): bigint | null {
  const amount = parseMoney(text.replaceAll(/[\s,]/g, ''), currency);
  return amount === null || amount < 1n || amount > left ? null : amount;
}
