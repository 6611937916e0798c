import { parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { ACCOUNTS } from '#server/insights/customers/contract.ts';

/** The filters of the list as they stand in its address; the page reads them with the same words. */
export const customerParsers = {
  text: parseAsString,
  account: parseAsStringLiteral(ACCOUNTS),
  level: parseAsInteger,
};
