'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useWords } from '#components/words/words.tsx';
import { PLACE_GROUPS, type Place, placeOf } from './places.ts';

/** The console's screens in their groups. `onGo` is told when one was chosen, so that a drawer can close. */
export function ConsoleNav({ onGo }: { onGo?: () => void }) {
  const { frame } = useWords();
  const here = placeOf(usePathname());
  return (
    <nav aria-label={frame.navigation} className="grid gap-4 text-sm">
      {PLACE_GROUPS.map(({ name, places }) => (
        <div key={name}>
          <p aria-hidden="true" className="px-2.5 pb-1 font-medium text-soft text-xs">
            {frame.groups[name]}
          </p>
          <ul aria-label={frame.groups[name]} className="grid gap-px">
            {places.map((place) => (
              <li key={place.href}>
                <PlaceLink place={place} isHere={place === here} onGo={onGo} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function PlaceLink({ place, isHere, onGo }: { place: Place; isHere: boolean; onGo: (() => void) | undefined }) {
  const { frame } = useWords();
  const { href, icon: Icon, name } = place;
  return (
    <Link
      href={href}
      onClick={onGo}
      aria-current={isHere ? 'page' : undefined}
      className="flex min-h-8 items-center gap-2.5 rounded px-2.5 font-medium text-soft hover:bg-track hover:text-ink aria-[current]:bg-leaf-wash aria-[current]:text-leaf max-lg:min-h-11"
    >
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      {frame.places[name]}
    </Link>
  );
}
