'use client';

import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { trpc } from '#components/trpc/client.tsx';
import { useQueueWords } from './queue-words.ts';

const LOOKS_AGAIN_MS = 15_000;

/** Stands above every page of the console while no worker answers. */
export function SilentWorkers() {
  const words = useQueueWords();
  const { data } = trpc.queues.alive.useQuery(undefined, { refetchInterval: LOOKS_AGAIN_MS });
  return (
    <div role="alert">
      {data === 0 && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-alert-wash px-4 py-2.5 text-alert-ink text-sm sm:px-6">
          <CircleAlert className="size-4 shrink-0" aria-hidden="true" />
          <strong className="font-semibold">{words.silent}</strong>
          <span>{words.silentText}</span>
          <Link href="/admin/queues?tab=workers" className="font-medium underline underline-offset-2">
            {words.silentLink}
          </Link>
        </p>
      )}
    </div>
  );
}
