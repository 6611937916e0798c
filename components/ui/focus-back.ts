import { useLayoutEffect } from 'react';

/** By then whatever else wants the focus has taken it. */
const SETTLED_MS = 10;

/**
 * The focus back to what opened a layer, once it is closed or taken away. The library's own return knows only layers that stood
 * there before they opened, and ours are mostly loaded when they are first asked for. Where the focus has gone elsewhere meanwhile,
 * it stays. What loads a layer late does so with `ssr: false`: without, the page around it is hidden while it comes, and what is
 * hidden loses the focus.
 */
export function useFocusBack(isOpen: boolean): void {
  // Before the paint: a moment later the focus is in the layer itself.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    return () => {
      const held = document.activeElement;
      setTimeout(() => {
        const now = document.activeElement;
        const isLost = now === document.body || now === held;
        if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      }, SETTLED_MS);
    };
  }, [isOpen]);
}
