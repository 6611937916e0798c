'use client';

import { usePathname } from 'next/navigation';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useWords } from '#components/words/words.tsx';
import { isAt, TABS } from './portal-places.ts';

/** The navigation of wide screens, in the header. */
export function HeaderNav() {
  const { nav } = useWords();
  const path = usePathname();
  return (
    <nav aria-label={nav.label} className="hidden gap-0.5 md:flex lg:gap-1">
      {TABS.map((place) => (
        <ReadyLink
          key={place.href}
          href={place.href}
          aria-current={isAt(place, path) ? 'page' : undefined}
          className="rounded-full px-3 py-2 font-medium text-sm text-soft transition-colors hover:text-ink aria-[current]:bg-leaf/10 aria-[current]:text-leaf lg:px-3.5"
        >
          {nav[place.word]}
        </ReadyLink>
      ))}
    </nav>
  );
}

/** The navigation of phones, at the bottom edge. Each tab is as wide as its word needs, so that five fit into 320 px. */
export function BottomNav() {
  const { nav } = useWords();
  const path = usePathname();
  return (
    <nav
      aria-label={nav.label}
      className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden"
    >
      <ul className="mx-auto flex max-w-md px-1">
        {TABS.map((place) => (
          <li key={place.href} className="flex-auto">
            <ReadyLink
              href={place.href}
              aria-current={isAt(place, path) ? 'page' : undefined}
              className="flex min-h-14 min-w-11 flex-col items-center justify-center gap-0.5 rounded-lg px-0.5 font-medium text-[0.6875rem] text-soft -outline-offset-2 aria-[current]:text-leaf"
            >
              <place.icon className="size-5" aria-hidden="true" />
              {nav[place.word]}
            </ReadyLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
