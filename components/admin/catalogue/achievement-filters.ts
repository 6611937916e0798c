import { parseAsString, parseAsStringLiteral } from 'nuqs/server';

/** What of the achievements is shown, as it stands in the address. */
export const achievementParsers = {
  text: parseAsString,
  shown: parseAsStringLiteral(['open', 'archived']).withDefault('open'),
};
