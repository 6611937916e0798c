'use client';

import { useEffect } from 'react';

/** The browser asks before a page is closed or loaded anew while something in it is unpublished. */
export function useLeaveWarning(isUnpublished: boolean): void {
  useEffect(() => {
    if (!isUnpublished) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnpublished]);
}
