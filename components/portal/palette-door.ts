const door = new EventTarget();
const KNOCK = 'knock';

/** Asks for the palette, from wherever its button stands. */
export function openPalette(): void {
  door.dispatchEvent(new Event(KNOCK));
}

/** Hears of it. Answers how to stop hearing. */
export function onPaletteAsked(listener: () => void): () => void {
  door.addEventListener(KNOCK, listener);
  return () => door.removeEventListener(KNOCK, listener);
}
