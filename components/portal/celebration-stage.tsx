'use client';

import { useEffect, useRef, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import type { Celebration } from '#server/notifications/contract.ts';
import { BadgeDialog } from './badge-dialog.tsx';
import { calmNews } from './calm-news.ts';
import { PaidToast, TakenToast, UnpaidToast } from './calm-toasts.tsx';
import { celebrationPlan, greet } from './celebration-plan.ts';
import type { PortalNews } from './celebrations.tsx';
import { burst } from './confetti.ts';
import { UnlockToast } from './news-toasts.tsx';

type Props = {
  readonly news: PortalNews;
  /** These were seen. */
  readonly onDone: (ids: ReadonlySet<string>) => void;
};

/** How a program writes is asked once; where it cannot be read, money still names its own currency. */
const UNKNOWN_PROGRAM = { locale: 'en', currency: 'USD', timeZone: 'UTC' };

/** Shows what was reached, once it is known how the program writes money and what the customer wants to be told of. */
export function CelebrationStage({ news, onDone }: Props) {
  const frame = trpc.portal.frame.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const choices = trpc.notifications.choices.useQuery();
  const isReady = !frame.isPending && !choices.isPending;
  return (
    <FormatsProvider program={frame.data?.program ?? UNKNOWN_PROGRAM} asOf={frame.data?.asOf ?? new Date(0)}>
      <Stage news={isReady ? news : EMPTY} choices={choices.data ?? []} onDone={onDone} />
    </FormatsProvider>
  );
}

const EMPTY: PortalNews = { celebrations: [], calm: [] };
const idsOf = (things: readonly { readonly id: string }[]) => new Set(things.map(({ id }) => id));

type StageProps = Props & { readonly choices: Parameters<typeof calmNews>[1] };

/** A toast and a short burst for unlocks, a dialog for a badge, a calm line for money and for what was taken back. */
function Stage({ news, choices, onDone }: StageProps) {
  const { unlocks, badge } = celebrationPlan(news.celebrations);
  const { paid, unpaid, taken } = calmNews(news.calm, choices);
  const [seenBadge, setSeenBadge] = useState<string | null>(null);
  const greeted = useRef(new Set<string>());
  useEffect(() => {
    if (greet(news.celebrations, greeted.current)) void burst();
  }, [news.celebrations]);
  const isHeld = badge !== null && badge.id !== seenBadge;
  return (
    <>
      <div
        role="status"
        className="pointer-events-none fixed inset-x-3 bottom-20 z-40 grid grid-cols-1 justify-items-center gap-2 md:inset-x-auto md:right-6 md:bottom-6 md:justify-items-end"
      >
        {taken.length > 0 && <TakenToast events={taken} isHeld={isHeld} onClose={() => onDone(idsOf(taken))} />}
        {unpaid.length > 0 && <UnpaidToast events={unpaid} isHeld={isHeld} onClose={() => onDone(idsOf(unpaid))} />}
        {paid.length > 0 && <PaidToast events={paid} isHeld={isHeld} onClose={() => onDone(idsOf(paid))} />}
        {unlocks.length > 0 && <UnlockToast unlocks={unlocks} isHeld={isHeld} onClose={() => onDone(idsOf(unlocks))} />}
      </div>
      {badge && (
        <BadgeDialog
          badge={badge}
          opened={isHeld}
          onClose={() => setSeenBadge(badge.id)}
          onGone={() => onDone(idsOf(badgesOf(news)))}
        />
      )}
    </>
  );
}

function badgesOf({ celebrations }: PortalNews): Celebration[] {
  return celebrations.filter(({ kind }) => kind === 'badge');
}
