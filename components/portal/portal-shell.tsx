'use client';

import type { ReactNode } from 'react';
import { LiveStatusDot } from '#components/trpc/live-status.tsx';
import { AccountMenu } from '#components/ui/account-menu.tsx';
import { LaurelMark } from '#components/ui/laurel-mark.tsx';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useScrollbarWidth } from '#components/ui/scrollbar-width.ts';
import { SkipLink } from '#components/ui/skip-link.tsx';
import { useWords } from '#components/words/words.tsx';
import { Celebrations } from './celebrations.tsx';
import { FindButton } from './find-button.tsx';
import { OfflineWorker } from './offline-worker.tsx';
import { openPalette } from './palette-door.ts';
import { PortalKeys } from './portal-keys.tsx';
import { BottomNav, HeaderNav } from './portal-nav.tsx';

type Props = { name: string | null; email: string | null; children: ReactNode };

/** What stands around every page of the portal: a header, and on phones the navigation at the thumb. */
export function PortalShell({ name, email, children }: Props) {
  const words = useWords();
  useScrollbarWidth();
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-20 border-line border-b bg-page/90 backdrop-blur-md">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-8 px-4 sm:px-6">
          <ReadyLink href="/" className="flex min-h-11 items-center gap-2 font-semibold text-lg tracking-tight">
            <LaurelMark className="size-8 text-leaf" />
            {words.product}
          </ReadyLink>
          <HeaderNav />
          <div className="ml-auto flex items-center gap-3">
            <FindButton />
            <LiveStatusDot isSpelt />
            <AccountMenu name={name} email={email} profile="/profile" onFind={openPalette} />
          </div>
        </div>
      </header>
      <main id="content" className="mx-auto max-w-6xl px-4 pt-4 pb-28 sm:px-6 sm:pt-8 md:pb-16">
        {children}
      </main>
      <BottomNav />
      <PortalKeys />
      <Celebrations />
      <OfflineWorker />
    </>
  );
}
