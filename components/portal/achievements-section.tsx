'use client';

import { useState } from 'react';
import { Card, Section } from '#components/ui/card.tsx';
import { FilterTabs } from '#components/ui/filter-tabs.tsx';
import { useWords } from '#components/words/words.tsx';
import type { AchievementView } from '#server/insights/home/contract.ts';
import { AchievementCard } from './achievement-card.tsx';
import { ACHIEVEMENT_FILTERS, type AchievementFilter, filtered } from './achievement-filter.ts';

/** Every achievement of the program, filtered by how far it is. */
export function AchievementsSection({ views }: { views: readonly AchievementView[] }) {
  const { achievements } = useWords();
  const [filter, setFilter] = useState<AchievementFilter>('all');
  const unlocked = views.filter((view) => view.unlockedAt !== null).length;
  const shown = filtered(views, filter);
  const tabs = ACHIEVEMENT_FILTERS.map((value) => ({ value, label: achievements[value] }));
  return (
    <Section
      id="achievements"
      title={achievements.title}
      aside={<span className="text-sm text-soft tabular-nums">{achievements.count(unlocked, views.length)}</span>}
    >
      <FilterTabs label={achievements.filter} tabs={tabs} value={filter} onChange={setFilter} />
      {shown.length === 0 ? (
        <Card className="p-6 text-center text-soft">
          {filter === 'open' ? achievements.noneOpen : achievements.noneUnlocked}
        </Card>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {shown.map((view) => (
            <li key={view.id}>
              <Card className="h-full">
                <AchievementCard view={view} />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
