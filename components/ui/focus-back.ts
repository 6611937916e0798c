import { useEffect, useState } from 'react';

/**
 * For what exists only while it is open: gives the focus back to where it was, which a dialog does by itself only when it was
 * there before it opened. Where the focus has gone elsewhere meanwhile, it stays.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [before],
  );
}
