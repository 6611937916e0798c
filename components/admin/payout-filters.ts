import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { CASHBACK_STATUSES, type CashbackStatus } from '#db/enums.ts';
import { type ListOrder, orderParser } from './list-order.ts';

export const PAYOUT_TABS = ['attention', ...CASHBACK_STATUSES, 'all'] as const;
export type PayoutTab = (typeof PAYOUT_TABS)[number];

/** The filters of the payments as they stand in the address; the page reads them with the same words. */
export const payoutParsers = {
  order: orderParser,
  text: parseAsString,
  state: parseAsStringLiteral(PAYOUT_TABS).withDefault('attention'),
  provider: parseAsString,
  error: parseAsString,
};

/** What waits for a person. */
export const ATTENTION: readonly CashbackStatus[] = ['failed', 'needs_review'];

type Asked = {
  readonly order: ListOrder;
  readonly text: string | null;
  readonly state: PayoutTab;
  readonly provider: string | null;
  readonly error: string | null;
};

/** What the address says, as the API takes it. */
export function asPayoutQuery({ order, text, state, provider, error }: Asked, cursor: string | null) {
  const statuses: CashbackStatus[] | undefined =
    state === 'all' ? undefined : state === 'attention' ? [...ATTENTION] : [state];
  const filters = { text, statuses, provider, errorCode: error };
  return { filters, cursor, ascending: order === 'oldest' };
}
