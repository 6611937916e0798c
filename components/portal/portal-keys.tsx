'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { isKeyTaken } from '#components/ui/row-keys.ts';
import { takeEarlyKeys } from '#components/ui/take-early-keys.ts';
import { onPaletteAsked } from './palette-door.ts';
import { PORTAL_PLACES } from './portal-places.ts';

const PortalKeySheet = dynamic(() => import('./portal-key-sheet.tsx').then((module) => module.PortalKeySheet), {
  ssr: false,
});
const PortalPalette = dynamic(() => import('./portal-palette.tsx').then((module) => module.PortalPalette), {
  ssr: false,
});

/** A letter counts as the second of `g` and a letter for this long. */
const CHORD_MS = 1_500;
const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

type Layer = 'sheet' | 'palette';

/** The keys that work on every page: `g` and a letter goes, j and k walk along a list, `/` finds, `?` shows them all. */
export function PortalKeys() {
  const [opened, setOpened] = useState<Layer | null>(null);
  const [wanted, setWanted] = useState<readonly Layer[]>([]);
  const open = (layer: Layer) => {
    setWanted((before) => [...before, layer]);
    setOpened(layer);
  };
  const close = () => setOpened(null);
  useKeys(open);
  useEffect(() => onPaletteAsked(() => open('palette')));
  return (
    <>
      {wanted.includes('sheet') && <PortalKeySheet opened={opened === 'sheet'} onClose={close} />}
      {wanted.includes('palette') && <PortalPalette opened={opened === 'palette'} onClose={close} />}
    </>
  );
}

function useKeys(open: (layer: Layer) => void): void {
  const router = useRouter();
  const goUntil = useRef(0);
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const go = (letter: string) => {
      const place = PORTAL_PLACES.find((one) => one.letter === letter);
      if (place) router.push(place.href);
    };
    const begin = (event: KeyboardEvent) => {
      const { key, timeStamp } = event;
      if (key === 'g') goUntil.current = timeStamp + CHORD_MS;
      if (key === '?') latest.current('sheet');
      if (key === '/') {
        event.preventDefault();
        latest.current('palette');
      }
      walk(STEPS[key] ?? 0);
    };
    const onKey = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        return latest.current('palette');
      }
      if (isKeyTaken(event)) return;
      const isSecond = goUntil.current > event.timeStamp;
      goUntil.current = 0;
      if (isSecond) go(event.key);
      else begin(event);
    };
    document.addEventListener('keydown', onKey);
    takeEarlyKeys().forEach(onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router]);
}

/** Ctrl or Cmd and K, but not above an open dialog. */
function isPaletteKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'k' && document.querySelector('[role="dialog"]') === null;
}

/** Moves the focus along what the page lists. Enter is each thing's own. */
function walk(step: number): void {
  if (step === 0) return;
  const stops = [...document.querySelectorAll<HTMLElement>('#content [data-stop]')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? stops[0] : stops[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
