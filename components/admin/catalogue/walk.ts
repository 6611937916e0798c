'use client';

import { trpc } from '#components/trpc/client.tsx';

const LOOKS_AGAIN_MS = 700;

/** A walk through the customers, looked at again and again while it runs. */
export function useWalk(reevaluationId: string) {
  return trpc.reevaluations.read.useQuery(
    { reevaluationId },
    { refetchInterval: ({ state }) => (state.data && state.data.status !== 'running' ? false : LOOKS_AGAIN_MS) },
  );
}
