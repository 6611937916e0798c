import type { AchievementTier, AchievementType } from '#db/enums.ts';
import type { AchievementRow } from '#server/insights/catalogue/contract.ts';
import type { ACHIEVEMENT_ORDERS } from './achievement-filters.ts';

type Wanted = {
  readonly text: string | null;
  readonly type: AchievementType | null;
  readonly tier: AchievementTier | null;
  readonly state: 'on' | 'off' | null;
  readonly sort: (typeof ACHIEVEMENT_ORDERS)[number];
};

/** The achievements that are asked for, in the order that is asked for. There are few, so all of them are at hand. */
export function listedAchievements(rows: readonly AchievementRow[], wanted: Wanted): AchievementRow[] {
  return rows.filter((row) => isWanted(row, wanted)).sort(ORDERS[wanted.sort]);
}

function isWanted({ key, definition }: AchievementRow, { text, type, tier, state }: Wanted): boolean {
  const sought = (text ?? '').toLowerCase();
  const isNamed = [key, definition.name, definition.description].some((one) => one.toLowerCase().includes(sought));
  const isOfType = type === null || definition.criteria.type === type;
  const isOfTier = tier === null || definition.tier === tier;
  return isNamed && isOfType && isOfTier && (state === null || definition.isActive === (state === 'on'));
}

type Order = (one: AchievementRow, other: AchievementRow) => number;

const byName: Order = (one, other) => one.definition.name.localeCompare(other.definition.name);

const ORDERS: Record<Wanted['sort'], Order> = {
  name: byName,
  newest: (one, other) => other.createdAt.getTime() - one.createdAt.getTime() || byName(one, other),
  points: (one, other) => other.definition.points - one.definition.points || byName(one, other),
  common: (one, other) => other.holders - one.holders || byName(one, other),
  rare: (one, other) => one.holders - other.holders || byName(one, other),
};
