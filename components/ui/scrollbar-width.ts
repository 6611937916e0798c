'use client';

import { useEffect } from 'react';

/**
 * Keeps the width of the page's scroll bar where the style sheet finds it. While a dialog is open the bar is gone, and the page
 * keeps its place free instead of growing into it.
 */
export function useScrollbarWidth(): void {
  useEffect(() => {
    const root = document.documentElement;
    const measure = () => {
      if (document.querySelector('[aria-modal="true"]')) return;
      root.style.setProperty('--scrollbar', `${window.innerWidth - root.clientWidth}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    return () => observer.disconnect();
  }, []);
}
