import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { ACHIEVEMENT_TIERS, ACHIEVEMENT_TYPES } from '#db/enums.ts';

export const ACHIEVEMENT_ORDERS = ['name', 'newest', 'points', 'common', 'rare'] as const;

/** What of the achievements is shown, and in which order, as it stands in the address. */
export const achievementParsers = {
  text: parseAsString,
  shown: parseAsStringLiteral(['open', 'archived']).withDefault('open'),
  type: parseAsStringLiteral(ACHIEVEMENT_TYPES),
  tier: parseAsStringLiteral(ACHIEVEMENT_TIERS),
  state: parseAsStringLiteral(['on', 'off']),
  sort: parseAsStringLiteral(ACHIEVEMENT_ORDERS).withDefault('name'),
};
