'use client';

import { useInterval } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { FormatsProvider } from '#components/words/formats.tsx';
import type { ConsoleFrame } from '#server/insights/console/contract.ts';

const HALF_A_MINUTE = 30_000;

/** How the program writes numbers and times; "3 minutes ago" stays true while a screen is left open. */
export function ConsoleFormats({ frame, children }: { frame: ConsoleFrame; children: ReactNode }) {
  const [asOf, setAsOf] = useState(frame.asOf);
  useInterval(() => setAsOf(new Date()), HALF_A_MINUTE, { autoInvoke: true });
  return (
    <FormatsProvider program={frame.program} asOf={asOf}>
      {children}
    </FormatsProvider>
  );
}
