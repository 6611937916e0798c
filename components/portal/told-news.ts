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
