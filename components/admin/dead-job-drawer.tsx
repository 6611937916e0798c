'use client';

import { Button, Textarea } from '@mantine/core';
import { RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { DeadJob } from '#server/operations/dead-letters/contract.ts';
import { ActButton } from './act-button.tsx';
import { DetailDrawer } from './detail-drawer.tsx';
import { useQueueWords } from './queue-words.ts';

const SHORTEST_REASON = 3;

/** One job that was given up: why, with what payload, and what to do about it. */
export function DeadJobDrawer({ job, onClose }: { job: DeadJob | null; onClose: () => void }) {
  const { jobs: words } = useQueueWords();
  return (
    <DetailDrawer opened={job !== null} title={job?.job ?? words.detail} onClose={onClose}>
      {job && <Detail job={job} onClose={onClose} />}
    </DetailDrawer>
  );
}

function Detail({ job, onClose }: { job: DeadJob; onClose: () => void }) {
  const { jobs: words, none } = useQueueWords();
  const { instant } = useFormats();
  const { id, queue, error, createdAt, ids } = job;
  return (
    <div className="grid gap-5">
      <Acts job={job} onDone={onClose} />
      <Facts
        facts={[
          [words.columns.queue, queue],
          [words.columns.error, error ?? none],
          [words.columns.when, instant(createdAt)],
          [words.id, <CopyableText key="id" text={id} />],
        ]}
      />
      <section>
        <h3 className="mb-2 font-semibold text-sm">{words.payload}</h3>
        {Object.values(ids).flat().length === 0 ? (
          <p className="text-sm text-soft">{words.noPayload}</p>
        ) : (
          <pre className="overflow-x-auto rounded border border-line bg-page p-3 text-xs">
            {JSON.stringify(ids, null, 2)}
          </pre>
        )}
      </section>
    </div>
  );
}

function Acts({ job, onDone }: { job: DeadJob; onDone: () => void }) {
  const { jobs: words } = useQueueWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [isAsked, ask] = useState(false);
  const [reason, setReason] = useState('');
  const letters = { queue: job.queue, ids: [job.id] };
  const ended = (say: (count: number) => string) => ({
    onSuccess: (count: number) => {
      toasts.done(say(count));
      onDone();
      void utils.queues.invalidate();
    },
    onError: ({ message }: { readonly message: string }) => toasts.failed(message),
  });
  const redrive = trpc.queues.redriveJobs.useMutation(ended(words.redriven));
  const discard = trpc.queues.discardJobs.useMutation(ended(words.discarded));
  return (
    <div className="flex flex-wrap gap-2">
      {job.job !== null && (
        <Button
          size="xs"
          leftSection={<RotateCw size={14} aria-hidden="true" />}
          loading={redrive.isPending}
          onClick={() => redrive.mutate(letters)}
        >
          {words.redrive}
        </Button>
      )}
      <ActButton icon={Trash2} onClick={() => ask(true)}>
        {words.discard}
      </ActButton>
      <ConfirmDialog
        opened={isAsked}
        onClose={() => ask(false)}
        title={words.discard}
        action={words.discard}
        word={words.word}
        isBusy={discard.isPending}
        isReady={reason.trim().length >= SHORTEST_REASON}
        onConfirm={() => discard.mutate({ ...letters, reason: reason.trim(), confirm: 'discard' })}
      >
        <p>{words.discardWhat(1)}</p>
        <Textarea
          required
          autosize
          label={words.reason}
          description={words.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </div>
  );
}
