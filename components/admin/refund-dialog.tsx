'use client';

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Complaint } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { usePurchaseWords } from './purchase-words.ts';
import { emptyDraft, leftOf, REFUND_EXTENTS, type RefundDraft, type RefundExtent, refundOf } from './refund-draft.ts';
import { RefundEffects } from './refund-effects.tsx';
import { RefundLines } from './refund-lines.tsx';

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
  const [draft, setDraft] = useState(() => emptyDraft(purchase));
  const [reason, setReason] = useState('');
  const wanted = refundOf(draft, purchase);
  const preview = trpc.refunds.preview.useQuery(
    { purchaseId, refund: wanted ?? { amount: 0 } },
    { enabled: wanted !== null, placeholderData: keepPreviousData, retry: false },
  );
  const record = useRecord(onDone, onClose);
  const isReady = wanted !== null && preview.data !== undefined && !preview.isPlaceholderData;
  const amount = isReady ? money(BigInt(preview.data.refund.amount), currency) : '';
  return (
    <ConfirmDialog
      opened
      isGrowing
      title={words.title(purchase.orderId)}
      action={words.submit(amount)}
      isDangerous
      isReady={isReady}
      isBusy={record.isPending}
      onConfirm={() => {
        const why = reason.trim();
        record.mutate({ purchaseId, refund: { ...wanted, ...(why ? { reason: why } : {}) } });
      }}
      onClose={onClose}
    >
      <RefundExtentField purchase={purchase} draft={draft} onChange={setDraft} />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        maxLength={255}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div aria-live="polite" aria-busy={preview.isFetching} className={preview.isPlaceholderData ? 'opacity-60' : ''}>
        <p className="mt-2 mb-1.5 font-medium">{words.effects}</p>
        {wanted === null && <p className="text-soft">{words.nothing}</p>}
        {wanted !== null && !preview.data && !preview.error && <p className="text-soft">{words.asking}</p>}
        {wanted !== null && preview.data && <RefundEffects preview={preview.data} />}
      </div>
      <Complaint error={preview.error ?? record.error} words={words.refusals} />
    </ConfirmDialog>
  );
}

type ExtentProps = {
  readonly purchase: PurchaseDetail;
  readonly draft: RefundDraft;
  readonly onChange: (draft: RefundDraft) => void;
};

/** How much goes back: all that is left, some lines, or an amount. */
function RefundExtentField({ purchase, draft, onChange }: ExtentProps) {
  const { refund: words } = usePurchaseWords();
  const { money } = useFormats();
  const left = money(leftOf(purchase), purchase.currency);
  const extents = REFUND_EXTENTS.filter((extent) => extent !== 'lines' || purchase.items.length > 0);
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        className="min-w-0"
        aria-label={words.extent}
        value={draft.extent}
        data={extents.map((value) => ({ value, label: words.extents[value] }))}
        onChange={(value) => onChange({ ...draft, extent: value as RefundExtent })}
      />
      {draft.extent === 'all' && <p className="text-soft">{words.all(left)}</p>}
      {draft.extent === 'lines' && (
        <RefundLines
          purchase={purchase}
          quantities={draft.quantities}
          onChange={(quantities) => onChange({ ...draft, quantities })}
        />
      )}
      {draft.extent === 'amount' && (
        <TextInput
          inputMode="decimal"
          label={words.amount}
          description={words.amountHint(left)}
          value={draft.amountText}
          onChange={(event) => onChange({ ...draft, amountText: event.currentTarget.value })}
          error={refundOf(draft, purchase) === null && words.wrong}
        />
      )}
    </>
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
