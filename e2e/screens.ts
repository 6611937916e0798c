import { PLACES } from '#components/admin/places.ts';

/** A page that is looked at, weighed and counted. */
export type Screen = {
  /** Names its pictures. */
  readonly name: string;
  readonly path: string;
};

/** Every page of the portal. */
export const PORTAL_SCREENS: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'achievements', path: '/achievements' },
  { name: 'badges', path: '/badges' },
  { name: 'cashback', path: '/cashback' },
  { name: 'activity', path: '/activity' },
  { name: 'profile', path: '/profile' },
];

/** Every page of the console: those its navigation leads to, by the same list. */
export const CONSOLE_SCREENS: readonly Screen[] = PLACES.map(({ href, name }) => ({
  name: `console-${name}`,
  path: href,
}));
