import {
  Activity,
  Award,
  ChartColumn,
  Code,
  Gauge,
  HandCoins,
  type LucideIcon,
  Mail,
  Medal,
  Percent,
  Receipt,
  ScrollText,
  Settings,
  Users,
} from 'lucide-react';
import type { Words } from '#components/words/en.ts';

/** A screen of the console. `letter` after `g` goes there. */
export type Place = {
  readonly href: string;
  readonly name: keyof Words['frame']['places'];
  readonly icon: LucideIcon;
  readonly letter: string;
};

export type PlaceGroup = { readonly name: keyof Words['frame']['groups']; readonly places: readonly Place[] };

/** Every screen there is, in the order of the navigation. A new screen is one line here and one name in the words. */
const ALL: readonly PlaceGroup[] = [
  { name: 'overview', places: [{ href: '/admin', name: 'overview', icon: Gauge, letter: 'o' }] },
  {
    name: 'customers',
    places: [
      { href: '/admin/customers', name: 'customers', icon: Users, letter: 'c' },
      { href: '/admin/purchases', name: 'purchases', icon: Receipt, letter: 'p' },
    ],
  },
  {
    name: 'rules',
    places: [
      { href: '/admin/achievements', name: 'achievements', icon: Award, letter: 'a' },
      { href: '/admin/badges', name: 'badges', icon: Medal, letter: 'b' },
      { href: '/admin/cashback-rules', name: 'cashbackRules', icon: Percent, letter: 'r' },
    ],
  },
  {
    name: 'money',
    places: [
      { href: '/admin/cashback', name: 'payments', icon: HandCoins, letter: 'y' },
      { href: '/admin/analytics', name: 'analytics', icon: ChartColumn, letter: 'n' },
    ],
  },
  {
    name: 'system',
    places: [
      { href: '/admin/queues', name: 'health', icon: Activity, letter: 'h' },
      { href: '/admin/developers', name: 'developers', icon: Code, letter: 'd' },
      { href: '/admin/outbox', name: 'outbox', icon: Mail, letter: 'm' },
      { href: '/admin/audit', name: 'audit', icon: ScrollText, letter: 'l' },
      { href: '/admin/settings', name: 'settings', icon: Settings, letter: 's' },
    ],
  },
];

export const PLACE_GROUPS = ALL.filter(({ places }) => places.length > 0);

export const PLACES = PLACE_GROUPS.flatMap(({ places }) => places);

/** The place a path lies in: the one whose address is the longest beginning of it. */
export function placeOf(path: string): Place | undefined {
  const isIn = ({ href }: Place) => path === href || (href !== '/admin' && path.startsWith(`${href}/`));
  return PLACES.find(isIn);
}
