import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { CASHBACK_STATUSES, type CashbackStatus } from '#db/enums.ts';

export const PAYOUT_TABS = ['attention', ...CASHBACK_STATUSES, 'all'] as const;
export type PayoutTab = (typeof PAYOUT_TABS)[number];

/** The filters of the payments as they stand in the address; the page reads them with the same words. */
export const payoutParsers = {
  text: parseAsString,
  state: parseAsStringLiteral(PAYOUT_TABS).withDefault('attention'),
  provider: parseAsString,
  error: parseAsString,
};

/** What waits for a person. */
export const ATTENTION: readonly CashbackStatus[] = ['failed', 'needs_review'];

type Asked = {
  readonly text: string | null;
  readonly state: PayoutTab;
  readonly provider: string | null;
  readonly error: string | null;
};

/** What the address says, as the API takes it. */
export function asPayoutFilters({ text, state, provider, error }: Asked) {
  const statuses: CashbackStatus[] | undefined =
    state === 'all' ? undefined : state === 'attention' ? [...ATTENTION] : [state];
  return { text, statuses, provider, errorCode: error };
}
