'use client';

import { useEffect } from 'react';
import { trpc } from '#components/trpc/client.tsx';

const LOOKS_AGAIN_MS = 700;

/** A walk through the customers, looked at again and again while it runs. Who lists walks is told when it has ended. */
export function useWalk(reevaluationId: string) {
  const utils = trpc.useUtils();
  const walk = trpc.reevaluations.read.useQuery(
    { reevaluationId },
    { refetchInterval: ({ state }) => (state.data && state.data.status !== 'running' ? false : LOOKS_AGAIN_MS) },
  );
  const hasEnded = walk.data !== undefined && walk.data.status !== 'running';
  useEffect(() => {
    if (hasEnded) void utils.reevaluations.recent.invalidate();
  }, [hasEnded, utils]);
  return walk;
}
