'use client';

import { Button, NativeSelect } from '@mantine/core';
import { Trophy } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { Card } from '#components/ui/card.tsx';
import { FilterTabs } from '#components/ui/filter-tabs.tsx';
import { FormatsProvider } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { useWords } from '#components/words/words.tsx';
import type { GoalView } from '#server/insights/portal/contract.ts';
import { AchievementCard } from './achievement-card.tsx';
import { GOAL_FILTERS, GOAL_SORTS, type GoalFilter, ordered } from './achievement-order.ts';
import { EmptyPart } from './empty-part.tsx';
import { PageHead } from './page-head.tsx';

const AchievementDrawer = dynamic(() => import('./achievement-drawer.tsx').then((module) => module.AchievementDrawer), {
  ssr: false,
});

const FILTER = parseAsStringLiteral(GOAL_FILTERS).withDefault('all');
const SORT = parseAsStringLiteral(GOAL_SORTS).withDefault('nearest');

/** Every achievement: how far each is, how rare, and behind each why. */
export function AchievementsScreen() {
  const [{ program, asOf, achievements }] = trpc.portal.achievements.list.useSuspenseQuery();
  const utils = trpc.useUtils();
  useLiveRefresh(undefined, () => utils.portal.achievements.invalidate());
  return (
    <FormatsProvider program={program} asOf={asOf}>
      <Achievements views={achievements} />
    </FormatsProvider>
  );
}

function Achievements({ views }: { views: readonly GoalView[] }) {
  const { achievements: common, nav } = useWords();
  const { achievements: words } = usePortalWords();
  const [filter, setFilter] = useQueryState('show', FILTER);
  const [sort, setSort] = useQueryState('sort', SORT);
  const [opened, setOpened] = useQueryState('achievement', parseAsString.withOptions({ history: 'push' }));
  const [drawn, setDrawn] = useState(opened);
  const shown = ordered(views, filter, sort);
  const unlocked = views.filter((view) => view.unlockedAt !== null).length;
  const tabs = GOAL_FILTERS.map((value) => ({ value, label: words.filters[value] }));
  const open = (id: string) => {
    setDrawn(id);
    void setOpened(id);
  };
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHead title={nav.achievements} lead={words.lead}>
        <p className="rounded-full bg-leaf/10 px-3.5 py-1.5 font-medium text-leaf text-sm tabular-nums">
          {common.count(unlocked, views.length)}
        </p>
      </PageHead>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FilterTabs label={common.filter} tabs={tabs} value={filter} onChange={(value) => void setFilter(value)} />
        <NativeSelect
          aria-label={words.sort}
          value={sort}
          radius="xl"
          size="md"
          onChange={(event) => void setSort(event.currentTarget.value as typeof sort)}
          data={GOAL_SORTS.map((value) => ({ value, label: words.sorts[value] }))}
        />
      </div>
      {shown.length === 0 ? (
        <NoAchievements filter={filter} isEmpty={views.length === 0} onClear={() => void setFilter(null)} />
      ) : (
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {shown.map((view) => (
            <li key={view.id}>
              <Card className="h-full transition-shadow hover:shadow-lg has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-leaf has-[:focus-visible]:outline-offset-2">
                <AchievementCard view={view} onOpen={() => open(view.id)} />
              </Card>
            </li>
          ))}
        </ul>
      )}
      {drawn && <AchievementDrawer id={opened} onClose={() => void setOpened(null)} />}
    </div>
  );
}

function NoAchievements(props: { filter: GoalFilter; isEmpty: boolean; onClear: () => void }) {
  const { achievements: words, clear } = usePortalWords();
  if (props.isEmpty) return <EmptyPart icon={Trophy} title={words.noneAtAll} text={words.noneAtAllText} />;
  return (
    <EmptyPart icon={Trophy} title={words.none} text={words.noneOf[props.filter]}>
      <Button variant="default" onClick={props.onClear}>
        {clear}
      </Button>
    </EmptyPart>
  );
}
