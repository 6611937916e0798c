import { useEffect } from 'react';

/**
 * A button that is busy is disabled, and what is disabled loses the focus. Once it can be pressed again it has the focus back, unless
 * the focus went elsewhere or something else was pressed meanwhile.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let held: HTMLButtonElement | null = null;
    const watch = new MutationObserver(() => {
      if (held?.isConnected && !held.disabled && document.activeElement === document.body) held.focus();
    });
    const forget = () => {
      held = null;
      watch.disconnect();
    };
    const hold = ({ target }: FocusEvent) => {
      forget();
      if (!(target instanceof HTMLButtonElement)) return;
      held = target;
      watch.observe(target, { attributeFilter: ['disabled'] });
    };
    document.addEventListener('pointerdown', forget);
    document.addEventListener('focusin', hold);
    return () => {
      forget();
      document.removeEventListener('pointerdown', forget);
      document.removeEventListener('focusin', hold);
    };
  }, []);
}
