import { PLACES } from '#components/admin/places.ts';

/** A page that is looked at, weighed and counted. */
export type Screen = {
  /** Names its pictures. */
  readonly name: string;
  readonly path: string;
};

/** Every page for whom nobody knows yet. */
export const OPEN_SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'register', path: '/register' },
  { name: 'forgot', path: '/forgot' },
  { name: 'reset', path: '/reset#a-token' },
  { name: 'reset-without-link', path: '/reset' },
  { name: 'verify', path: '/verify#a-token' },
  { name: 'confirm-email', path: '/confirm-email#a-token' },
  { name: 'unsubscribe', path: '/unsubscribe#a-token' },
];

/** Every page of the portal. */
export const PORTAL_SCREENS: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'achievements', path: '/achievements' },
  { name: 'badges', path: '/badges' },
  { name: 'cashback', path: '/cashback' },
  { name: 'store-credit', path: '/cashback/store-credit' },
  { name: 'activity', path: '/activity' },
  { name: 'profile', path: '/profile' },
];

/** Every page of the console: those its navigation leads to, by the same list. */
export const CONSOLE_SCREENS: readonly Screen[] = PLACES.map(({ href, name }) => ({
  name: `console-${name}`,
  path: href,
}));

/** Pages and parts of the console that something on those pages leads to, for the rules. */
export const RULE_PARTS: readonly Screen[] = partsOf('/admin/', [
  'achievements/new',
  'achievements/weekend-shopper',
  'achievements/weekend-shopper?tab=versions',
  'achievements?shown=archived',
  'badges?badge=new',
  'cashback-rules?tab=versions',
]);

/** The same for everything that runs by itself, and for who watches it. */
export const OPERATION_PARTS: readonly Screen[] = partsOf('/admin/', [
  'cashback?state=all',
  'cashback?tab=providers',
  'cashback?tab=reconciliation',
  'queues?tab=jobs',
  'queues?tab=work',
  'queues?tab=workers',
  'developers?tab=tokens',
  'developers?tab=webhooks',
  'developers?tab=requests',
  'settings?tab=people',
  'profile',
]);

/** What the console shows of one customer. */
export function customerParts(customerId: string): readonly Screen[] {
  const customer = `customers/${customerId}`;
  return partsOf('/admin/', [
    customer,
    ...['purchases', 'cashback', 'credit', 'points', 'audit'].map((tab) => `${customer}?tab=${tab}`),
  ]);
}

/** What it shows of one purchase, and the form for one by hand. */
export function purchaseParts(purchaseId: string): readonly Screen[] {
  return partsOf('/admin/', [`purchases/${purchaseId}`, 'purchases/new']);
}

function partsOf(start: string, paths: readonly string[]): readonly Screen[] {
  return paths.map((path) => ({ name: path, path: `${start}${path}` }));
}
