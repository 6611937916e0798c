'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EventType } from '#db/enums.ts';
import type { LiveEvent } from '#server/live/contract.ts';
import { LiveConnection, type LiveStatus, type OpenStream } from './live-connection.ts';

const CurrentConnection = createContext<LiveConnection | null>(null);

/** What is shown is read anew at most this often, however much happens. */
const REFRESH_EVERY_MS = 500;

/** Gives the pages below one stream of events between them; it opens when the first of them listens. */
export function LiveProvider({ open, children }: { open: OpenStream; children: ReactNode }) {
  const [connection] = useState(() => new LiveConnection(open));
  useEffect(() => {
    const look = () => connection.setSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [connection]);
  return <CurrentConnection value={connection}>{children}</CurrentConnection>;
}

function useConnection(): LiveConnection {
  const connection = useContext(CurrentConnection);
  if (!connection) throw new Error('live events are used outside of their provider');
  return connection;
}

/** Whether the page hears of what happens, for the dot in the header. */
export function useLiveStatus(): LiveStatus {
  const { watch, status } = useConnection();
  return useSyncExternalStore(watch, status, () => 'connecting');
}

export type LiveInterest = {
  /** Only these kinds of events; all when absent. Give a constant. */
  readonly types?: readonly EventType[];
  readonly onEvent?: (event: LiveEvent) => void;
  /** More happened than is told one by one: read anew what is shown. */
  readonly onRefresh?: () => void;
};

/** Hears of what happens while the component is there: each event once, and after a break what was missed. */
export function useLiveEvents(interest: LiveInterest): void {
  const connection = useConnection();
  const latest = useRef(interest);
  useEffect(() => {
    latest.current = interest;
  });
  useEffect(
    () =>
      connection.listen({
        onEvent: (event) => {
          const { types, onEvent } = latest.current;
          if (!types || types.includes(event.type)) onEvent?.(event);
        },
        onRefresh: () => latest.current.onRefresh?.(),
      }),
    [connection],
  );
}

/** Reads something anew when one of these kinds of events came: soon, and not more often than every so many milliseconds. */
export function useLiveRefresh(
  types: readonly EventType[] | undefined,
  refresh: () => unknown,
  everyMs = REFRESH_EVERY_MS,
): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  const soon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, everyMs);
  };
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  useLiveEvents({ types, onEvent: soon, onRefresh: soon });
}
