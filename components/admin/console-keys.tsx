'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { isKeyTaken } from '#components/ui/row-keys.ts';
import { takeEarlyKeys } from '#components/ui/take-early-keys.ts';
import { whenIdle } from '#components/ui/when-idle.ts';
import { PLACES } from './places.ts';

const loadPalette = () => import('./command-palette.tsx').then((module) => module.CommandPalette);
const CommandPalette = dynamic(loadPalette, { ssr: false });
const KeySheet = dynamic(() => import('./key-sheet.tsx').then((module) => module.KeySheet), { ssr: false });

/** A second key counts as a continuation for this long. */
const CHORD_MS = 1_500;

type Layer = 'palette' | 'sheet' | null;
const OpenPalette = createContext<{ openPalette: () => void }>({ openPalette: () => undefined });

/** Opens the palette from anywhere within the console. */
export function useConsoleKeys() {
  return useContext(OpenPalette);
}

/** The keys that work on every screen. Their layers come once the page has come to rest, or when they are first asked for. */
export function ConsoleKeys({ children }: { children: ReactNode }) {
  const [layer, setLayer] = useState<Layer>(null);
  const [wanted, setWanted] = useState<ReadonlySet<Layer>>(new Set());
  const show = useMemo(() => {
    return (next: Layer) => {
      setLayer(next);
      setWanted((before) => new Set([...before, next]));
    };
  }, []);
  useKeys(show);
  // What is typed right after Ctrl+K would be lost while it is on its way.
  useEffect(() => whenIdle(() => void loadPalette()), []);
  const shared = useMemo(() => ({ openPalette: () => show('palette') }), [show]);
  return (
    <OpenPalette value={shared}>
      {children}
      {wanted.has('palette') && <CommandPalette opened={layer === 'palette'} onClose={() => setLayer(null)} />}
      {wanted.has('sheet') && <KeySheet opened={layer === 'sheet'} onClose={() => setLayer(null)} />}
    </OpenPalette>
  );
}

function useKeys(show: (layer: Layer) => void): void {
  const router = useRouter();
  const goUntil = useRef(0);
  useEffect(() => {
    const single: Record<string, (event: KeyboardEvent) => void> = {
      g: ({ timeStamp }) => {
        goUntil.current = timeStamp + CHORD_MS;
      },
      '?': () => show('sheet'),
      '/': focusSearch,
    };
    const afterGo = ({ key }: KeyboardEvent) => {
      goUntil.current = 0;
      const place = PLACES.find(({ letter }) => letter === key);
      if (place) router.push(place.href);
    };
    const onKey = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        show('palette');
      } else if (!isKeyTaken(event)) {
        const act = goUntil.current > event.timeStamp ? afterGo : single[event.key];
        act?.(event);
      }
    };
    document.addEventListener('keydown', onKey);
    takeEarlyKeys().forEach(onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, show]);
}

function isPaletteKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey);
}

function focusSearch(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLInputElement>('[data-list-search]');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}
