'use client';

import { Activity, Coins, House, type LucideIcon, Trophy } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Words } from '#components/words/en.ts';
import { useWords } from '#components/words/words.tsx';
import { usePartInView } from './part-in-view.ts';

type Place = { readonly part: string; readonly word: keyof Words['nav']; readonly icon: LucideIcon };

const PLACES: readonly Place[] = [
  { part: 'top', word: 'home', icon: House },
  { part: 'achievements', word: 'achievements', icon: Trophy },
  { part: 'cashback', word: 'cashback', icon: Coins },
  { part: 'activity', word: 'activity', icon: Activity },
];

const PARTS = PLACES.map((place) => place.part);

const hrefOf = (part: string) => (part === 'top' ? '/#top' : `/#${part}`);

/** The part being read; none on pages that are not the home page. */
function usePresentPart(): string | null {
  const part = usePartInView(PARTS);
  return usePathname() === '/' ? part : null;
}

/** The navigation of wide screens, in the header. */
export function HeaderNav() {
  const { nav } = useWords();
  const present = usePresentPart();
  return (
    <nav aria-label={nav.label} className="hidden gap-1 md:flex">
      {PLACES.map(({ part, word }) => (
        <Link
          key={part}
          href={hrefOf(part)}
          aria-current={present === part ? 'location' : undefined}
          className="rounded-full px-3.5 py-2 font-medium text-sm text-soft transition-colors hover:text-ink aria-[current]:bg-leaf-wash aria-[current]:text-leaf"
        >
          {nav[word]}
        </Link>
      ))}
    </nav>
  );
}

/** The navigation of phones, at the bottom edge. */
export function BottomNav() {
  const { nav } = useWords();
  const present = usePresentPart();
  return (
    <nav
      aria-label={nav.label}
      className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden"
    >
      <ul className="mx-auto grid max-w-md grid-cols-4">
        {PLACES.map(({ part, word, icon: Icon }) => (
          <li key={part}>
            <Link
              href={hrefOf(part)}
              aria-current={present === part ? 'location' : undefined}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 font-medium text-soft text-xs aria-[current]:text-leaf"
            >
              <Icon className="size-5" aria-hidden="true" />
              {nav[word]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
