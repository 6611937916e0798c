'use client';

import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import type { AchievementView, HomeView } from '#server/insights/home/contract.ts';
import { ActivityFeed } from './activity-feed.tsx';
import { CashbackCard } from './cashback-card.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Hero } from './hero.tsx';
import { LatestUnlocks } from './latest-unlocks.tsx';
import { NearlyThere } from './nearly-there.tsx';

/** The customer's home page: balance first, then what is near, then what came of it all. */
export function HomeScreen() {
  const [view] = trpc.home.view.useSuspenseQuery();
  const utils = trpc.useUtils();
  useLiveRefresh(undefined, () => utils.home.invalidate());
  const isNew = view.activity.length === 0;
  const unlocked = view.achievements.filter(({ unlockedAt }) => unlockedAt !== null).length;
  return (
    <FormatsProvider program={view.program} asOf={view.asOf}>
      <div className="grid grid-cols-1 gap-8">
        <Hero view={view} />
        {isNew && <FirstSteps view={view} />}
        <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22.5rem] lg:grid-rows-[auto_1fr]">
          <NearlyThere views={nearestOf(view)} asks={view.asks} unlocked={unlocked} all={view.achievements.length} />
          <div className="grid grid-cols-1 gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <CashbackCard summary={view.cashback} paidBy={view.paidBy} />
            <LatestUnlocks views={view.achievements} />
          </div>
          {!isNew && <ActivityFeed activity={view.activity} />}
        </div>
      </div>
    </FormatsProvider>
  );
}

function nearestOf({ nearest, achievements }: HomeView): AchievementView[] {
  return nearest.flatMap((id) => achievements.find((view) => view.id === id) ?? []);
}
