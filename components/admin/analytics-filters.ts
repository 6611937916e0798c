import { parseAsStringLiteral } from 'nuqs/server';
import { ANALYTICS_RANGES } from '#server/insights/analytics/contract.ts';

/** The range of the analytics as it stands in the address; the page reads it with the same words. */
export const analyticsParsers = { range: parseAsStringLiteral(ANALYTICS_RANGES).withDefault('90d') };
