'use client';

import { useEffect, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { AchievementStoryParts } from './achievement-story.tsx';
import { StoryDrawer, StoryPending } from './story-drawer.tsx';

/** One achievement in a drawer. `id` null closes it; what it showed stays while it slides away. */
export function AchievementDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { achievements: words } = usePortalWords();
  const [shown, setShown] = useState(id);
  useEffect(() => {
    if (id) setShown(id);
  }, [id]);
  const asked = trpc.portal.achievements.story.useQuery({ achievementId: shown ?? '' }, { enabled: shown !== null });
  return (
    <StoryDrawer opened={id !== null} title={words.detail} onClose={onClose}>
      {asked.data ? (
        <AchievementStoryParts story={asked.data} />
      ) : (
        <StoryPending error={asked.error} onRetry={() => void asked.refetch()} />
      )}
    </StoryDrawer>
  );
}
