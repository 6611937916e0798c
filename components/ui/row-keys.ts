import { type RefObject, useEffect } from 'react';

const OPENING = '[data-row-opening]';
const ANYTHING = 'a[href], button:not(:disabled), input:not(:disabled)';
const STEPS: Record<string, number> = { j: 1, k: -1 };
/** Fields in which a letter is no text. */
const WITHOUT_TEXT = new Set(['checkbox', 'radio']);

/** True while keys belong to something else: a field, an open dialog, or a shortcut of the browser. */
export function isKeyTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (isTextField(event.target)) return true;
  return document.querySelector('[role="dialog"]') !== null;
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}

/** j and k move the focus along a table's rows: to what opens each, or else to the first thing in it. Enter is that thing's own. */
export function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (step === undefined || isKeyTaken(event)) return;
      const stops = stopsOf(table.current);
      const at = stops.findIndex((stop) => stop.closest('tr')?.contains(document.activeElement));
      const next = at === -1 ? stops[0] : stops[at + step];
      next?.focus();
      next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [table]);
}

function stopsOf(table: HTMLTableElement | null): HTMLElement[] {
  const rows = [...(table?.tBodies[0]?.rows ?? [])];
  return rows.flatMap(
    (row) => row.querySelector<HTMLElement>(OPENING) ?? row.querySelector<HTMLElement>(ANYTHING) ?? [],
  );
}
