/** What the page of an account reads, with names in Greek as in the other views. */
import type { ProfileView } from '#server/identity/accounts/contract.ts';
import type { Leaving } from '#server/insights/portal/contract.ts';
import { AT } from './money-views.ts';

const USED = { createdAt: AT, lastSeenAt: AT };
export const profile: ProfileView = {
  asOf: AT,
  program: { currency: 'JPY', locale: 'ja-JP', timeZone: 'Asia/Tokyo' },
  name: 'Άννα',
  email: 'άννα@παράδειγμα',
  sessions: [
    { id: 's1', isCurrent: true, userAgent: 'X11; Linux Firefox/140.0', address: '192.0.2.1', ...USED },
    { id: 's2', isCurrent: false, userAgent: null, address: null, ...USED },
  ],
};

export const leaving: Leaving = {
  points: 250,
  badge: 'Χρυσός',
  unpaid: [{ currency: 'JPY', amount: 500n }],
  credit: [{ currency: 'JPY', amount: 700n }],
};
