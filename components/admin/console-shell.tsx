'use client';

import { Gauge, type LucideIcon, Mail } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { AccountMenu } from '#components/ui/account-menu.tsx';
import { LaurelMark } from '#components/ui/laurel-mark.tsx';
import { SkipLink } from '#components/ui/skip-link.tsx';
import { useWords } from '#components/words/words.tsx';

type Props = { name: string | null; email: string | null; children: ReactNode };

/** What stands around every page of the console. */
export function ConsoleShell({ name, email, children }: Props) {
  const words = useWords();
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-20 border-line border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-7xl items-center gap-3 px-4 sm:gap-6 sm:px-6">
          <Link href="/admin" className="flex items-center gap-2 font-semibold tracking-tight">
            <LaurelMark className="size-7 text-leaf" />
            <span className="sr-only sm:not-sr-only">{words.product}</span>
          </Link>
          <nav aria-label={words.nav.label} className="flex gap-1 text-sm">
            <Place href="/admin" icon={Gauge} word={words.nav.overview} />
            <Place href="/admin/outbox" icon={Mail} word={words.access.outbox.nav} />
          </nav>
          <div className="ml-auto">
            <AccountMenu name={name} email={email} profile="/admin/profile" />
          </div>
        </div>
      </header>
      <main id="content" className="mx-auto max-w-7xl px-4 py-6 sm:px-6 sm:py-8">
        {children}
      </main>
    </>
  );
}

function Place({ href, icon: Icon, word }: { href: string; icon: LucideIcon; word: string }) {
  const isHere = usePathname() === href;
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="flex items-center gap-2 rounded-md px-3 py-1.5 font-medium text-soft hover:text-ink aria-[current]:bg-leaf-wash aria-[current]:text-leaf"
    >
      <Icon className="size-4" aria-hidden="true" />
      {word}
    </Link>
  );
}
