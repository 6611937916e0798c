'use client';

import { Button, Textarea, TextInput } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { fieldError } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { isRetriable } from './payout-columns.tsx';
import type { PayoutDetail } from './payout-drawer.tsx';
import { usePayoutWords } from './payout-words.ts';

const SHORTEST_PROOF = 10;

/** What a person can do about a payment that failed, or whose end nobody knows. */
export function PayoutActs({ payout }: { payout: PayoutDetail }) {
  const words = usePayoutWords();
  const [asked, ask] = useState<'paid' | 'cancel' | null>(null);
  const close = () => ask(null);
  const retry = trpc.payouts.retry.useMutation(useOutcome(words.retriedOne, close));
  if (!isRetriable(payout)) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="xs"
        leftSection={<RotateCw size={14} aria-hidden="true" />}
        loading={retry.isPending}
        onClick={() => retry.mutate({ transactionId: payout.id })}
      >
        {words.retry}
      </Button>
      {payout.provider !== 'wallet' && (
        <Button size="xs" variant="default" onClick={() => ask('paid')}>
          {words.paid.action}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => ask('cancel')}>
        {words.cancel.action}
      </Button>
      <MarkPaid payout={payout} opened={asked === 'paid'} onClose={close} />
      <CancelPayment payout={payout} opened={asked === 'cancel'} onClose={close} />
    </div>
  );
}

/** Says how a deed ended, and reads the payments anew. */
function useOutcome(text: string, onDone: () => void) {
  const toasts = useToasts();
  const utils = trpc.useUtils();
  return {
    onSuccess: () => {
      toasts.done(text);
      onDone();
      void utils.payouts.invalidate();
    },
    onError: ({ message }: { readonly message: string }) => toasts.failed(message),
  };
}

type AskedProps = { readonly payout: PayoutDetail; readonly opened: boolean; readonly onClose: () => void };

function useNames({ payable, currency, customerName }: PayoutDetail) {
  const words = usePayoutWords();
  const { money } = useFormats();
  return { amount: money(BigInt(payable), currency), customer: customerName ?? words.someone };
}

function MarkPaid({ payout, opened, onClose }: AskedProps) {
  const { paid } = usePayoutWords();
  const { amount, customer } = useNames(payout);
  const [reference, setReference] = useState('');
  const [proof, setProof] = useState('');
  const mark = trpc.payouts.markPaid.useMutation(useOutcome(paid.done, onClose));
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={paid.action}
      action={paid.action}
      isBusy={mark.isPending}
      isReady={reference.trim() !== '' && proof.trim().length >= SHORTEST_PROOF}
      onConfirm={() => mark.mutate({ transactionId: payout.id, reference: reference.trim(), proof: proof.trim() })}
    >
      <p>{paid.what(amount, customer)}</p>
      <TextInput
        required
        label={paid.reference}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={fieldError(mark.error, 'reference', paid.reference)}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={paid.proof}
        description={paid.proofHint}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
        error={fieldError(mark.error, 'proof', paid.proof)}
      />
    </ConfirmDialog>
  );
}

function CancelPayment({ payout, opened, onClose }: AskedProps) {
  const words = usePayoutWords();
  const { cancel } = words;
  const { amount, customer } = useNames(payout);
  const [text, setText] = useState('');
  const needsProof = payout.status === 'needs_review';
  const mutation = trpc.payouts.cancel.useMutation(useOutcome(cancel.done(amount), onClose));
  const said = text.trim();
  const why = needsProof ? { proof: said } : { reason: said };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={cancel.action}
      action={cancel.action}
      word={cancel.word}
      isBusy={mutation.isPending}
      isReady={said.length >= (needsProof ? SHORTEST_PROOF : 1)}
      onConfirm={() => mutation.mutate({ transactionId: payout.id, ...why })}
    >
      <p>{cancel.what(amount, customer, payout.attempts)}</p>
      <Textarea
        required
        autosize
        minRows={2}
        label={needsProof ? cancel.proof : cancel.reason}
        description={needsProof ? words.paid.proofHint : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={fieldError(mutation.error, needsProof ? 'proof' : 'reason', cancel.reason)}
      />
    </ConfirmDialog>
  );
}
