'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveEvents } from '#components/trpc/live.tsx';
import { whenIdle } from '#components/ui/when-idle.ts';
import { type EventType, KIND_OF_EVENT } from '#db/enums.ts';
import type { LiveEvent } from '#server/live/contract.ts';
import type { Celebration } from '#server/notifications/contract.ts';
import { isFirstTold, isNews } from './told-news.ts';

const CelebrationStage = dynamic(() => import('./celebration-stage.tsx').then((module) => module.CelebrationStage), {
  ssr: false,
});

const TOLD = Object.keys(KIND_OF_EVENT) as EventType[];
/** News are written a moment after the event they tell of. */
const LOOKS_MS = [800, 3_000] as const;

export type PortalNews = { readonly celebrations: readonly Celebration[]; readonly calm: readonly LiveEvent[] };

const NOTHING: PortalNews = { celebrations: [], calm: [] };

/**
 * Watches for what is worth celebrating. Each unlock is taken from the server once, so that of several open pages one
 * celebrates it; how it looks is loaded only then.
 */
export function Celebrations() {
  const [news, setNews] = useState(NOTHING);
  const utils = trpc.useUtils();
  const { mutateAsync: celebrate } = trpc.notifications.celebrate.useMutation();
  const timers = useRef<Set<ReturnType<typeof setTimeout>>>(new Set());
  const look = useRef(async () => undefined as undefined);
  look.current = async () => {
    const pending = await utils.notifications.celebrations.fetch(undefined, { staleTime: 0 }).catch(() => []);
    if (pending.length === 0) return undefined;
    const mine = new Set(await celebrate({ ids: pending.map(({ id }) => id) }).catch(() => []));
    const taken = pending.filter(({ id }) => mine.has(id));
    if (taken.length > 0) setNews((before) => ({ ...before, celebrations: [...before.celebrations, ...taken] }));
    return undefined;
  };
  const lookIn = (ms: number) => {
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      void look.current();
    }, ms);
    timers.current.add(timer);
  };
  useLiveEvents({
    types: TOLD,
    onEvent: (event) => {
      if (event.type.endsWith('.unlocked')) for (const ms of LOOKS_MS) lookIn(ms);
      else if (event.data.silent !== true && isNews(event) && isFirstTold(event.id)) {
        setNews((before) => ({ ...before, calm: [...before.calm, event] }));
      }
    },
    onRefresh: () => lookIn(LOOKS_MS[0]),
  });
  useEffect(() => {
    const running = timers.current;
    const callOff = whenIdle(() => void look.current());
    return () => {
      callOff();
      for (const timer of running) clearTimeout(timer);
      running.clear();
    };
  }, []);
  if (news === NOTHING) return null;
  return <CelebrationStage news={news} onDone={(seen) => setNews((before) => without(seen, before))} />;
}

/** What was not seen yet. */
function without(seen: ReadonlySet<string>, { celebrations, calm }: PortalNews): PortalNews {
  const isNew = ({ id }: { readonly id: string }) => !seen.has(id);
  const left = { celebrations: celebrations.filter(isNew), calm: calm.filter(isNew) };
  return left.celebrations.length + left.calm.length === 0 ? NOTHING : left;
}
