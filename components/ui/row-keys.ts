import { type RefObject, useEffect } from 'react';

const OPENING = '[data-row-opening]';
const STEPS: Record<string, number> = { j: 1, k: -1 };

/** True while keys belong to something else: a field, an open dialog, or a shortcut of the browser. */
export function isKeyTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))
    return true;
  return document.querySelector('[role="dialog"]') !== null;
}

/** j and k move the focus along a table's rows; Enter is the link's own. */
export function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (step === undefined || isKeyTaken(event)) return;
      const rows = [...(table.current?.querySelectorAll<HTMLElement>(OPENING) ?? [])];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const next = at === -1 ? rows[0] : rows[at + step];
      next?.focus();
      next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [table]);
}
