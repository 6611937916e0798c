'use client';

import { useDisclosure, useMounted } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { Menu as MenuIcon, Search } from 'lucide-react';
import Link from 'next/link';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { LiveStatusDot } from '#components/trpc/live-status.tsx';
import { AccountMenu } from '#components/ui/account-menu.tsx';
import { LaurelMark } from '#components/ui/laurel-mark.tsx';
import { useScrollbarWidth } from '#components/ui/scrollbar-width.ts';
import { Sheet } from '#components/ui/sheet.tsx';
import { SkipLink } from '#components/ui/skip-link.tsx';
import { useWords } from '#components/words/words.tsx';
import type { ConsoleFrame } from '#server/insights/console/contract.ts';
import { ConsoleFormats } from './console-formats.tsx';
import { ConsoleKeys, useConsoleKeys } from './console-keys.tsx';
import { ConsoleNav } from './console-nav.tsx';
import { useModifierKey } from './modifier-key.ts';
import { SilentWorkers } from './silent-workers.tsx';

type Props = { name: string | null; email: string | null; frame: ConsoleFrame; children: ReactNode };

/** What stands around every page of the console: navigation, search, keyboard, notes, and how numbers are written. */
export function ConsoleShell({ name, email, frame, children }: Props) {
  const isReady = useMounted();
  useScrollbarWidth();
  return (
    <NuqsAdapter>
      <ConsoleFormats frame={frame}>
        <ConsoleKeys>
          <SkipLink />
          <div
            data-console={isReady ? 'ready' : 'waking'}
            className="lg:grid lg:min-h-dvh lg:grid-cols-[14.5rem_minmax(0,1fr)]"
          >
            <aside className="sticky top-0 h-dvh overflow-y-auto border-line border-r bg-surface px-3 pb-6 max-lg:hidden">
              <Brand program={frame.program.name} />
              <ConsoleNav />
            </aside>
            <div className="min-w-0">
              <TopBar name={name} email={email} program={frame.program.name} />
              <SilentWorkers />
              <main id="content" tabIndex={-1} className="mx-auto max-w-[90rem] px-4 py-5 outline-none sm:px-6">
                {children}
              </main>
            </div>
          </div>
          <Notifications position="bottom-right" limit={3} />
        </ConsoleKeys>
      </ConsoleFormats>
    </NuqsAdapter>
  );
}

function Brand({ program }: { program: string }) {
  const words = useWords();
  return (
    <Link href="/admin" className="mb-3 flex h-14 items-center gap-2.5 px-2">
      <LaurelMark className="size-7 shrink-0 text-leaf" />
      <span className="min-w-0">
        <span className="block font-semibold leading-tight tracking-tight">{words.product}</span>
        <span className="block truncate text-soft text-xs leading-tight">{program}</span>
      </span>
    </Link>
  );
}

function TopBar({ name, email, program }: { name: string | null; email: string | null; program: string }) {
  const { frame } = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  const { openPalette } = useConsoleKeys();
  const modifier = useModifierKey();
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-line border-b bg-surface px-2 sm:px-6 lg:gap-4">
      <button
        type="button"
        onClick={open}
        aria-expanded={opened}
        className="grid size-11 shrink-0 cursor-pointer place-items-center rounded lg:hidden"
      >
        <MenuIcon className="size-5" aria-hidden="true" />
        <span className="sr-only">{frame.openNavigation}</span>
      </button>
      <Sheet
        opened={opened}
        onClose={close}
        size={288}
        title={<Brand program={program} />}
        closeButtonProps={{ 'aria-label': frame.closeNavigation }}
      >
        <ConsoleNav onGo={close} />
      </Sheet>
      <button
        type="button"
        onClick={openPalette}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-9 min-w-0 max-w-md flex-1 cursor-pointer items-center gap-2 rounded border border-line bg-page px-3 text-left text-soft text-sm hover:border-soft max-md:h-11"
      >
        <Search className="size-4 shrink-0" aria-hidden="true" />
        <span className="truncate">{frame.find}</span>
        <span aria-hidden="true" className="ml-auto hidden sm:block">
          <kbd className="rounded border border-line bg-surface px-1.5 font-sans text-xs">{modifier} K</kbd>
        </span>
      </button>
      <div className="ml-auto flex shrink-0 items-center gap-3">
        <LiveStatusDot />
        <AccountMenu name={name} email={email} profile="/admin/profile" />
      </div>
    </header>
  );
}
