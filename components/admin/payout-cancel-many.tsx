'use client';

import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { Payout } from './payout-columns.tsx';
import { usePayoutWords } from './payout-words.ts';

const SHORTEST = 10;

type Props = {
  readonly chosen: readonly Payout[];
  readonly sum: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Gives up on all chosen payments for one reason, which is also the proof for those nobody knows the end of. */
export function CancelMany({ chosen, sum, opened, onClose, onDone }: Props) {
  const { cancelMany: words, cancel } = usePayoutWords();
  const { count } = useFormats();
  const [text, setText] = useState('');
  const { isBusy, run } = useCancelMany(chosen, onDone);
  const why = text.trim();
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={words.title(chosen.length)}
      action={words.action}
      word={cancel.word}
      isBusy={isBusy}
      isReady={why.length >= SHORTEST}
      onConfirm={() => void run(why)}
    >
      <p>{words.what(count(chosen.length), sum)}</p>
      <Textarea
        required
        autosize
        minRows={2}
        label={cancel.reason}
        description={words.reasonHint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

/** One after the other, so that each stands in the audit by itself and the password is asked for once. */
function useCancelMany(chosen: readonly Payout[], onDone: () => void) {
  const { cancelMany: words } = usePayoutWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const cancel = trpc.payouts.cancel.useMutation();
  const [isBusy, setBusy] = useState(false);
  const run = async (why: string) => {
    setBusy(true);
    const refusals: string[] = [];
    for (const { id, status } of chosen) {
      const said = status === 'needs_review' ? { proof: why } : { reason: why };
      await cancel
        .mutateAsync({ transactionId: id, ...said })
        .catch(({ message }: { readonly message: string }) => refusals.push(message));
    }
    setBusy(false);
    const done = chosen.length - refusals.length;
    if (done > 0) toasts.done(words.done(done));
    if (refusals[0] !== undefined) toasts.failed(words.refused(refusals.length, refusals[0]));
    await utils.payouts.invalidate();
    if (done > 0) onDone();
  };
  return { isBusy, run };
}
