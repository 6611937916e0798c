import { parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { ACCOUNTS } from '#server/insights/customers/choices.ts';
import { type ListOrder, orderParser } from './list-order.ts';

/** The filters of the list as they stand in its address; the page reads them with the same words. */
export const customerParsers = {
  order: orderParser,
  text: parseAsString,
  account: parseAsStringLiteral(ACCOUNTS),
  level: parseAsInteger,
};

/** What the address says, as the API takes it. */
export function asCustomerQuery<F extends { readonly order: ListOrder }>(
  { order, ...filters }: F,
  cursor: string | null,
) {
  return { filters, cursor, ascending: order === 'oldest' };
}
