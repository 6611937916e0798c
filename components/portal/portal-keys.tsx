'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { isKeyTaken } from '#components/ui/row-keys.ts';
import { takeEarlyKeys } from '#components/ui/take-early-keys.ts';
import { PORTAL_PLACES } from './portal-places.ts';

const PortalKeySheet = dynamic(() => import('./portal-key-sheet.tsx').then((module) => module.PortalKeySheet));

/** A letter counts as the second of `g` and a letter for this long. */
const CHORD_MS = 1_500;

/** The keys that work on every page: `g` and a letter goes, `?` shows them all. */
export function PortalKeys() {
  const [sheet, setSheet] = useState<'never' | 'open' | 'closed'>('never');
  useKeys(() => setSheet('open'));
  if (sheet === 'never') return null;
  return <PortalKeySheet opened={sheet === 'open'} onClose={() => setSheet('closed')} />;
}

function useKeys(showSheet: () => void): void {
  const router = useRouter();
  const goUntil = useRef(0);
  const latest = useRef(showSheet);
  useEffect(() => {
    latest.current = showSheet;
  });
  useEffect(() => {
    const go = (letter: string) => {
      const place = PORTAL_PLACES.find((one) => one.letter === letter);
      if (place) router.push(place.href);
    };
    const begin = ({ key, timeStamp }: KeyboardEvent) => {
      if (key === 'g') goUntil.current = timeStamp + CHORD_MS;
      if (key === '?') latest.current();
    };
    const onKey = (event: KeyboardEvent) => {
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
