'use client';

import { LiveDot } from '#components/ui/live-dot.tsx';
import { useLiveStatus } from './live.tsx';

/** The dot of this tab's stream. */
export function LiveStatusDot() {
  return <LiveDot status={useLiveStatus()} />;
}
