'use client';

import { Button } from '@mantine/core';
import { trpc } from '#components/trpc/client.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { ReevaluationView } from '#server/loyalty/reevaluations/contract.ts';
import { usePublishingWords } from './publishing-words.ts';
import { useAchievementNames } from './rule-sentence.tsx';

const LOOKS_AGAIN_MS = 2_000;

/** Walks through the customers that go on by themselves, or stopped: how far each is, and what can be done about it. */
export function RunningWalks() {
  const { data = [] } = trpc.reevaluations.recent.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? LOOKS_AGAIN_MS : false),
  });
  const open = data.filter(isOpen);
  if (open.length === 0) return null;
  return (
    <ul className="mb-4 grid gap-2">
      {open.map((walk) => (
        <Walk key={walk.id} walk={walk} />
      ))}
    </ul>
  );
}

/** A preview that failed is of no use to anybody; a rule half applied is. */
function isOpen({ status, step }: ReevaluationView): boolean {
  return status === 'running' || (status === 'failed' && step === 'apply');
}

function Walk({ walk }: { walk: ReevaluationView }) {
  const { walks, progress } = usePublishingWords();
  const { count } = useFormats();
  const nameOf = useAchievementNames();
  const { customersDone, customersTotal, status, step } = walk;
  const name = walk.subject === 'achievement' ? nameOf(walk.subjectKey) : walks.badge;
  const text = progress(count(customersDone), count(customersTotal));
  const title = status === 'failed' ? walks.failed(name) : step === 'apply' ? walks.apply(name) : walks.preview(name);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-surface px-4 py-2.5 text-sm">
      <span className="min-w-52 flex-1" role={status === 'failed' ? 'alert' : 'status'}>
        <span className="font-medium">{title}</span> <span className="text-soft tabular-nums">{text}</span>
      </span>
      <span className="block w-40 max-sm:w-full">
        <Meter share={customersTotal === 0 ? 0 : customersDone / customersTotal} label={`${title} ${text}`} />
      </span>
      <Act walk={walk} />
    </li>
  );
}

function Act({ walk: { id, status, step } }: { walk: ReevaluationView }) {
  const { walks, resume: goOn } = usePublishingWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const settled = {
    onError: ({ message }: { message: string }) => toasts.failed(message),
    onSettled: () => utils.reevaluations.recent.invalidate(),
  };
  const cancel = trpc.reevaluations.cancel.useMutation(settled);
  const resume = trpc.reevaluations.resume.useMutation(settled);
  const named = { reevaluationId: id };
  if (status === 'failed') {
    return (
      <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate(named)}>
        {goOn}
      </Button>
    );
  }
  if (step === 'apply') return null;
  return (
    <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(named)}>
      {walks.stop}
    </Button>
  );
}
