'use client';

import { useEffect } from 'react';

/** Registers the small worker that shows our own page when there is no connection. */
export function OfflineWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    navigator.serviceWorker.register('/worker.js').catch(() => undefined);
  }, []);
  return null;
}
