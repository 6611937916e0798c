'use client';

import { useEffect, useState } from 'react';
import { BadgeDialog } from './badge-dialog.tsx';
import { celebrationPlan } from './celebration-plan.ts';
import type { PortalNews } from './celebrations.tsx';
import { burst } from './confetti.ts';
import { CalmToast, UnlockToast } from './news-toasts.tsx';

/** Shows what was reached: a toast and a short burst for unlocks, a dialog for a badge, a calm line for money. */
export function CelebrationStage({ news, onDone }: { news: PortalNews; onDone: () => void }) {
  const { unlocks, badge } = celebrationPlan(news.celebrations);
  const [seenBadge, setSeenBadge] = useState<string | null>(null);
  const count = news.celebrations.length;
  useEffect(() => {
    if (count > 0) void burst();
  }, [count]);
  const isBadgeOpen = badge !== null && badge.id !== seenBadge;
  const latest = news.calm.at(-1);
  return (
    <>
      <div
        role="status"
        className="pointer-events-none fixed inset-x-3 bottom-20 z-40 grid grid-cols-1 justify-items-center gap-2 md:inset-x-auto md:right-6 md:bottom-6 md:justify-items-end"
      >
        {unlocks.length > 0 && <UnlockToast unlocks={unlocks} onClose={onDone} isHeld={isBadgeOpen} />}
        {unlocks.length === 0 && latest && <CalmToast key={latest.id} event={latest} onClose={onDone} />}
      </div>
      {badge && (
        <BadgeDialog
          badge={badge}
          opened={isBadgeOpen}
          onClose={() => {
            setSeenBadge(badge.id);
            if (unlocks.length === 0) onDone();
          }}
        />
      )}
    </>
  );
}
