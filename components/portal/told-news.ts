const SHELF = 'laurel-told';
/** More than come within the time in which a stream may tell of something twice. */
const KEPT = 40;

/**
 * True when this browser tells of an event for the first time. A stream that begins anew tells of the last minutes again, and
 * nobody wants to hear of the same money after every reload.
 */
export function isFirstTold(id: string, shelf: () => Storage = () => localStorage): boolean {
  try {
    const told = shelf().getItem(SHELF)?.split(' ') ?? [];
    if (told.includes(id)) return false;
    shelf().setItem(SHELF, [...told, id].slice(-KEPT).join(' '));
  } catch {
    // A browser that keeps nothing is told twice rather than never.
  }
  return true;
}

const HISTORY_MS = 3_600_000;

/**
 * False for what was written down long after it happened: history that is brought in, like that of a demo, is no news. The time of
 * writing stands in the id (UUIDv7), so that a wrong clock of the browser does not matter.
 */
export function isNews({ id, at }: { readonly id: string; readonly at: Date }): boolean {
  const writtenAt = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return writtenAt - at.getTime() < HISTORY_MS;
}
