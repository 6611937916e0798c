'use client';

import { Button, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { v7 } from 'uuid';
import { Complaint, fieldError } from '#components/account/complaint.tsx';
import { trpc } from '#components/trpc/client.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { CustomerDetail } from '#server/insights/customers/contract.ts';
import { useCustomerWords } from './customer-words.ts';
import { typedPoints } from './typed-points.ts';

type Props = { readonly customer: CustomerDetail; readonly opened: boolean; readonly onClose: () => void };

/** Gives or takes points with a reason, and says what the balance will be. */
export function AdjustPointsDialog({ customer, opened, onClose }: Props) {
  const { adjust } = useCustomerWords();
  const { frame } = useWords();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={adjust.title}
      centered
      closeButtonProps={{ 'aria-label': frame.keys.close }}
    >
      <Form customer={customer} onClose={onClose} />
    </Dialog>
  );
}

function Form({ customer, onClose }: Omit<Props, 'opened'>) {
  const { adjust: words } = useCustomerWords();
  const { frame } = useWords();
  const { count } = useFormats();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [key] = useState(() => v7());
  const adjust = useAdjust(onClose);
  const points = typedPoints(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adjust.mutate({ customerId: customer.id, adjustment: { points, reason, key } });
  };
  const before = customer.summary.points;
  return (
    <form onSubmit={submit} className="grid gap-4">
      <TextInput
        required
        data-autofocus
        inputMode="numeric"
        autoComplete="off"
        label={words.points}
        description={words.pointsHint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={fieldError(adjust.error, 'points', words.points)}
      />
      <TextInput
        required
        maxLength={255}
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(adjust.error, 'reason', words.reason)}
      />
      <div className="grid gap-2 text-sm" aria-live="polite">
        <p className="text-soft">
          {points === 0 ? words.now(count(before)) : words.outcome(count(before), count(before + points), points > 0)}
        </p>
        {points < 0 && before + points < 0 && <BelowZero text={words.belowZero} />}
      </div>
      <Complaint error={adjust.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="default" onClick={onClose}>
          {frame.confirm.cancel}
        </Button>
        <Button type="submit" loading={adjust.isPending} disabled={points === 0 || reason.trim() === ''}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function BelowZero({ text }: { text: string }) {
  return (
    <p className="flex gap-2 rounded-md bg-alert-wash px-3 py-2 text-alert-ink">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {text}
    </p>
  );
}

/** What is undone counts as if it had never been made; in the ledger its opposite stands beside it. */
function useAdjust(onClose: () => void) {
  const { adjust: words } = useCustomerWords();
  const { count } = useFormats();
  const toasts = useToasts();
  const api = trpc.useUtils();
  const undo = trpc.customers.undoAdjustment.useMutation({
    onSuccess: async ({ points }) => {
      toasts.done(words.done(count(points)));
      await api.customers.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return trpc.customers.adjust.useMutation({
    onSuccess: async ({ points }, { customerId, adjustment }) => {
      const made = { customerId, adjustmentId: adjustment.key };
      toasts.undoable(words.done(count(points)), () => undo.mutate(made));
      onClose();
      await api.customers.invalidate();
    },
  });
}
