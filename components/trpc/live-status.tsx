'use client';

import { LiveDot } from '#components/ui/live-dot.tsx';
import { useLiveStatus } from './live.tsx';

/** The dot of this tab's stream. */
export function LiveStatusDot({ isSpelt = false }: { isSpelt?: boolean }) {
  return <LiveDot status={useLiveStatus()} isSpelt={isSpelt} />;
}
