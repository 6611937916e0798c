'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { ReevaluationView } from '#server/loyalty/reevaluations/contract.ts';
import type { DraftInput } from '#server/loyalty/reevaluations/preview-reevaluation.ts';
import { useBadgeWords } from './badge-words.ts';
import { useWalk } from './walk.ts';

/** How many customers a moved requirement would move, counted in the background; nothing is changed by asking. */
export function MoveForecast({ draft }: { draft: DraftInput }) {
  const { form } = useBadgeWords();
  const toasts = useToasts();
  const asked = JSON.stringify(draft);
  const [counted, setCounted] = useState<{ readonly id: string; readonly of: string } | null>(null);
  const preview = trpc.reevaluations.preview.useMutation({
    onSuccess: ({ reevaluationId }) => setCounted({ id: reevaluationId, of: asked }),
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-gold-wash px-3 py-2 text-gold-ink text-sm"
    >
      {counted?.of === asked ? (
        <Moves walkId={counted.id} />
      ) : (
        <>
          <p className="min-w-48 flex-1">{form.moves}</p>
          <Button size="xs" variant="default" loading={preview.isPending} onClick={() => preview.mutate(draft)}>
            {form.countMoves}
          </Button>
        </>
      )}
    </div>
  );
}

function Moves({ walkId }: { walkId: string }) {
  const { form } = useBadgeWords();
  const { data: walk } = useWalk(walkId);
  const { count } = useFormats();
  if (!walk || walk.status === 'running') {
    const { customersDone = 0, customersTotal = 0 } = walk ?? {};
    return <p className="tabular-nums">{form.counting(count(customersDone), count(customersTotal))}</p>;
  }
  return <p>{walk.status === 'done' ? movesOf(walk) : form.countFailed}</p>;

  function movesOf({ badgesRaised, badgesLowered }: ReevaluationView): string {
    return form.moved(count(badgesRaised), count(badgesLowered));
  }
}
