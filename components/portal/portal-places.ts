import { Activity, Coins, House, type LucideIcon, Medal, Trophy } from 'lucide-react';
import type { Words } from '#components/words/en.ts';

/** A page of the portal. `letter` after `g` goes there. */
export type PortalPlace = {
  readonly href: string;
  readonly word: keyof Words['nav'];
  readonly letter: string;
};

export type TabPlace = PortalPlace & { readonly icon: LucideIcon };

/** The pages of the navigation, in its order. */
export const TABS: readonly TabPlace[] = [
  { href: '/', word: 'home', icon: House, letter: 'h' },
  { href: '/achievements', word: 'achievements', icon: Trophy, letter: 'a' },
  { href: '/badges', word: 'badges', icon: Medal, letter: 'b' },
  { href: '/cashback', word: 'cashback', icon: Coins, letter: 'c' },
  { href: '/activity', word: 'activity', icon: Activity, letter: 'y' },
];

/** Every page a letter leads to. */
export const PORTAL_PLACES: readonly PortalPlace[] = [...TABS, { href: '/profile', word: 'profile', letter: 'p' }];

/** True when the path lies in the place. */
export function isAt({ href }: PortalPlace, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
