'use client';

import { useEffect, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import { PurchaseStoryParts } from './purchase-story.tsx';
import { StoryDrawer, StoryPending } from './story-drawer.tsx';

/** One purchase in a drawer. `id` null closes it; what it showed stays while it slides away. */
export function PurchaseDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { purchase: words } = usePortalWords();
  const [shown, setShown] = useState(id);
  useEffect(() => {
    if (id) setShown(id);
  }, [id]);
  const asked = trpc.portal.activity.purchase.useQuery({ purchaseId: shown ?? '' }, { enabled: shown !== null });
  return (
    <StoryDrawer opened={id !== null} title={words.title} onClose={onClose}>
      {asked.data ? (
        <PurchaseStoryParts story={asked.data} />
      ) : (
        <StoryPending error={asked.error} onRetry={() => void asked.refetch()} />
      )}
    </StoryDrawer>
  );
}
