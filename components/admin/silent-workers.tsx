'use client';

import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useNoWorker } from './no-worker.ts';
import { useQueueWords } from './queue-words.ts';

/** Stands above every page of the console while no worker answers. */
export function SilentWorkers() {
  const words = useQueueWords();
  const isSilent = useNoWorker();
  return (
    <div role="alert">
      {isSilent && (
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
