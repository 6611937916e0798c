import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { REQUEST_OUTCOMES } from '#server/operations/requests/choices.ts';

/** The filters of the request log as they stand in the address. */
export const requestParsers = {
  outcome: parseAsStringLiteral(REQUEST_OUTCOMES),
  request: parseAsString,
  by: parseAsString,
};
