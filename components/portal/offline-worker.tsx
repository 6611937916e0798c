'use client';

import { useEffect } from 'react';
import { whenIdle } from '#components/ui/when-idle.ts';

/** Registers the small worker that shows our own page when there is no connection. */
export function OfflineWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    return whenIdle(() => {
      navigator.serviceWorker.register('/worker.js').catch(() => undefined);
    });
  }, []);
  return null;
}
