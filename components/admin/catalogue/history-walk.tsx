'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { ReevaluationView } from '#server/loyalty/reevaluations/contract.ts';
import { useNoWorker } from '../no-worker.ts';
import { QueryTrouble } from '../query-trouble.tsx';
import { ChangeSums } from './change-sums.tsx';
import { ChangedCustomers } from './changed-customers.tsx';
import { useFailureText } from './failure-text.ts';
import { usePublishingWords } from './publishing-words.ts';
import { useWalk } from './walk.ts';

type Props = {
  readonly previewId: string;
  readonly onApplied: () => void;
  /** Back to the question from when it counts. */
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** A rule taken through all of history: first what it would change, then, once somebody says so, the change itself. */
export function HistoryWalk({ previewId, onApplied, onBack, onClose }: Props) {
  const toasts = useToasts();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const [applyId, setApplyId] = useState<string | null>(null);
  const carryOut = trpc.reevaluations.carryOut.useMutation({
    onSuccess: ({ reevaluationId }) => {
      setApplyId(reevaluationId);
      void utils.reevaluations.recent.invalidate();
      onApplied();
    },
    onError: (error) => toasts.failed(failureText(error)),
  });
  const { data: walk, error, refetch } = useWalk(applyId ?? previewId);
  if (error) return <QueryTrouble error={error} onRetry={() => void refetch()} />;
  if (!walk || walk.status === 'running') return <Walking walk={walk} onClose={onClose} />;
  if (walk.status === 'failed') return <Stopped walk={walk} onResumed={() => void refetch()} />;
  if (walk.status === 'cancelled') return <Cancelled onBack={onBack} />;
  if (walk.step === 'apply') return <Applied walk={walk} onClose={onClose} />;
  const apply = () => carryOut.mutate({ previewId });
  return <Found walk={walk} isBusy={carryOut.isPending} onApply={apply} onBack={onBack} />;
}

function Walking({ walk, onClose }: { walk: ReevaluationView | undefined; onClose: () => void }) {
  const words = usePublishingWords();
  const { count } = useFormats();
  const isUnattended = useNoWorker();
  const cancel = trpc.reevaluations.cancel.useMutation();
  const { customersDone = 0, customersTotal = 0 } = walk ?? {};
  const isApplying = walk?.step === 'apply';
  const text = words.progress(count(customersDone), count(customersTotal));
  return (
    <div className="grid gap-3 text-sm" role="status">
      <p className="font-medium">{isApplying ? words.applying : words.walking}</p>
      <Meter share={customersTotal === 0 ? 0 : customersDone / customersTotal} label={text} />
      <p className="text-soft tabular-nums">{text}</p>
      {isUnattended && <p className="text-alert-ink">{words.noWorker}</p>}
      {isApplying && <p className="text-soft">{words.goesOn}</p>}
      <div className="flex justify-end">
        {isApplying ? (
          <Button variant="default" onClick={onClose}>
            {words.close}
          </Button>
        ) : (
          <Button
            variant="default"
            disabled={!walk}
            loading={cancel.isPending}
            onClick={() => walk && cancel.mutate({ reevaluationId: walk.id })}
          >
            {words.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}

type FoundProps = {
  readonly walk: ReevaluationView;
  readonly isBusy: boolean;
  readonly onApply: () => void;
  readonly onBack: () => void;
};

function Found({ walk, isBusy, onApply, onBack }: FoundProps) {
  const words = usePublishingWords();
  const { count } = useFormats();
  return (
    <div className="grid gap-4 text-sm">
      <p className="font-medium">{words.previewDone}</p>
      <ChangeSums walk={walk} />
      {walk.customersChanged === 0 ? (
        <p className="text-soft">{words.nobody}</p>
      ) : (
        <ChangedCustomers reevaluationId={walk.id} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="default" onClick={onBack}>
          {words.back}
        </Button>
        <Button loading={isBusy} onClick={onApply}>
          {walk.customersChanged === 0
            ? words.publish
            : words.apply(walk.customersChanged, count(walk.customersChanged))}
        </Button>
      </div>
    </div>
  );
}

function Stopped({ walk, onResumed }: { walk: ReevaluationView; onResumed: () => void }) {
  const words = usePublishingWords();
  const resume = trpc.reevaluations.resume.useMutation({ onSuccess: onResumed });
  return (
    <div className="grid gap-3 text-sm" role="alert">
      <p>{words.failed}</p>
      {walk.lastError && <p className="font-mono text-soft text-xs [overflow-wrap:anywhere]">{walk.lastError}</p>}
      <div className="flex justify-end">
        <Button loading={resume.isPending} onClick={() => resume.mutate({ reevaluationId: walk.id })}>
          {words.resume}
        </Button>
      </div>
    </div>
  );
}

function Cancelled({ onBack }: { onBack: () => void }) {
  const words = usePublishingWords();
  return <Ended text={words.cancelled} action={words.back} onClose={onBack} />;
}

function Applied({ walk, onClose }: { walk: ReevaluationView; onClose: () => void }) {
  const words = usePublishingWords();
  const { count } = useFormats();
  const text = words.applied(walk.customersChanged, count(walk.customersChanged));
  return <Ended text={text} action={words.close} onClose={onClose} />;
}

function Ended({ text, action, onClose }: { text: string; action: string; onClose: () => void }) {
  return (
    <div className="grid gap-4 text-sm">
      <p role="status">{text}</p>
      <div className="flex justify-end">
        <Button data-autofocus onClick={onClose}>
          {action}
        </Button>
      </div>
    </div>
  );
}
