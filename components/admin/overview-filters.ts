import { parseAsBoolean, parseAsNumberLiteral } from 'nuqs/server';
import { RANGES } from '#server/insights/overview/choices.ts';

/** What of the overview stands in its address. */
export const overviewParsers = {
  days: parseAsNumberLiteral(RANGES).withDefault(30),
  compare: parseAsBoolean.withDefault(true),
};
