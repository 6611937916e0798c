'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Begins every page at its top. The framework leaves a page where the one before it was scrolled to as long as its first line is
 * in sight, and ours would be covered by the header. Back and forward keep the place the browser remembers.
 */
export function usePageTop(): void {
  const path = usePathname();
  const shown = useRef(path);
  const isRemembered = useRef(false);
  useEffect(() => {
    const remember = () => {
      isRemembered.current = window.location.pathname !== shown.current;
    };
    window.addEventListener('popstate', remember);
    return () => window.removeEventListener('popstate', remember);
  }, []);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (!isRemembered.current) window.scrollTo({ top: 0, behavior: 'instant' });
    isRemembered.current = false;
  }, [path]);
}
