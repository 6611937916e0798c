import { useEffect, useEffectEvent } from 'react';

/** Escape closes one layer alone: this one is the first to hear it, and tells no other. Call it before the pages are drawn. */
export function useEscape(isOpen: boolean, onClose: () => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || !isOpen) return;
    event.stopImmediatePropagation();
    onClose();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}
