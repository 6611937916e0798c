import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { PURCHASE_STATUSES } from '#db/enums.ts';
import { ASKED_REWARDING } from '#server/insights/purchases/choices.ts';
import { type ListOrder, orderParser } from './list-order.ts';

/** The filters of the list as they stand in its address; the page reads them with the same words. */
export const purchaseParsers = {
  order: orderParser,
  text: parseAsString,
  status: parseAsStringLiteral(PURCHASE_STATUSES),
  rewarding: parseAsStringLiteral(ASKED_REWARDING),
  from: parseAsString,
  to: parseAsString,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Days = { readonly order: ListOrder; readonly from: string | null; readonly to: string | null };

/** What the address says, as the API takes it; a day that is none is left out. */
export function asPurchaseQuery<F extends Days>({ order, ...filters }: F, cursor: string | null) {
  const days = { from: dayOf(filters.from), to: dayOf(filters.to) };
  return { filters: { ...filters, ...days }, cursor, ascending: order === 'oldest' };
}

function dayOf(text: string | null): string | null {
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
