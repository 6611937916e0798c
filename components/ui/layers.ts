import { useEffect, useState } from 'react';

/** What lies over the page now, the topmost last. */
const layers: symbol[] = [];

/** Says that something lies over the page while `opened`; what it answers tells whether nothing lies over that. */
export function useLayer(opened: boolean): () => boolean {
  const [layer] = useState(() => Symbol('layer'));
  useEffect(() => {
    if (!opened) return;
    layers.push(layer);
    return () => {
      // The press that closed this layer may still be on its way to the one below.
      setTimeout(() => layers.splice(layers.indexOf(layer), 1));
    };
  }, [opened, layer]);
  return () => layers.at(-1) === layer;
}

/** Every open layer hears Esc, so a drawer or a dialog closes by this: it acts only where nothing lies over it. */
export function useCloseOnTop(opened: boolean, onClose: () => void): () => void {
  const isOnTop = useLayer(opened);
  return () => {
    if (isOnTop()) onClose();
  };
}
