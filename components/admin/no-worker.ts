import { trpc } from '#components/trpc/client.tsx';

const LOOKS_AGAIN_MS = 15_000;

/** True while no worker answers, so that nothing waited for comes by itself. */
export function useNoWorker(): boolean {
  const { data } = trpc.queues.alive.useQuery(undefined, { refetchInterval: LOOKS_AGAIN_MS });
  return data === 0;
}
