/** Short ways to write facts and catalogues in tests. */
import {
  type AchievementDefinition,
  achievementDefinition,
  type Criteria,
} from '#server/loyalty/achievements/contract.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { type CashbackDefinition, cashbackDefinition } from '#server/payments/cashback/contract.ts';
import type { AchievementVersion, BadgeVersion, CashbackVersion, CatalogueRows, ProgramRules } from '../catalogue.ts';
import type { ActivityFact, AdjustmentFact, Fact, PurchaseFact, PurchaseItem, RefundFact } from '../model.ts';

export const NAIRA_IN_LAGOS: ProgramRules = { currency: 'NGN', timeZone: 'Africa/Lagos', rounding: 'half_up' };

let made = 0;
/** Ids that rise in the order they are made. */
const nextId = (kind: string) => `${kind}-${String(++made).padStart(6, '0')}`;

/** A time as ISO text, in epoch milliseconds. */
export const at = (iso: string): number => Date.parse(iso);

type ItemShape = Partial<Omit<PurchaseItem, 'index' | 'unitAmount'>> & { unitAmount?: number | bigint };

export function item(index: number, shape: ItemShape = {}): PurchaseItem {
  const { unitAmount = 100, ...rest } = shape;
  return { index, sku: null, name: 'thing', category: null, quantity: 1, ...rest, unitAmount: BigInt(unitAmount) };
}

type PurchaseShape = Partial<Omit<PurchaseFact, 'kind' | 'amount' | 'items' | 'occurredAt'>> & {
  amount?: number | bigint;
  items?: readonly ItemShape[];
};

/** A purchase of 1,000.00 in the program's currency, unless told otherwise. */
export function purchase(when: string | number, shape: PurchaseShape = {}): PurchaseFact {
  const { amount = 100_000, items = [], ...rest } = shape;
  return {
    kind: 'purchase',
    id: nextId('p'),
    occurredAt: typeof when === 'number' ? when : at(when),
    currency: 'NGN',
    channel: null,
    metadata: {},
    ...rest,
    amount: BigInt(amount),
    items: items.map((shape, index) => item(index, shape)),
  };
}

export function refund(
  when: string | number,
  of: PurchaseFact,
  amount: number | bigint,
  lines: RefundFact['lines'] = null,
): RefundFact {
  const occurredAt = typeof when === 'number' ? when : at(when);
  return { kind: 'refund', id: nextId('r'), occurredAt, purchaseId: of.id, amount: BigInt(amount), lines };
}

export function activity(when: string, name: string, value: bigint | null = null): ActivityFact {
  return { kind: 'activity', id: nextId('a'), occurredAt: at(when), name, value, metadata: {} };
}

export function adjustment(when: string, points: number): AdjustmentFact {
  return { kind: 'adjustment', id: nextId('j'), occurredAt: at(when), points };
}

type AchievementShape = Partial<Omit<AchievementDefinition, 'criteria'>> & { version?: number; from?: string | null };

/** A version of an achievement; its id is `id-<key>`. */
export function achievement(key: string, criteria: Criteria, shape: AchievementShape = {}): AchievementVersion {
  const { version = 1, from = null, ...rest } = shape;
  return {
    achievementId: `id-${key}`,
    key,
    version,
    effectiveFrom: from === null ? null : at(from),
    definition: achievementDefinition.parse({ name: key, points: 100, criteria, ...rest }),
  };
}

export function badge(
  level: number,
  pointsRequired: number,
  achievementsRequired: number,
  shape: { benefits?: object; isActive?: boolean; version?: number; from?: string | null } = {},
): BadgeVersion {
  const { version = 1, from = null, ...rest } = shape;
  const definition = badgeDefinition.parse({
    level,
    name: `Level ${level}`,
    pointsRequired,
    achievementsRequired,
    ...rest,
  });
  return { badgeId: `badge-${level}`, version, effectiveFrom: from === null ? null : at(from), definition };
}

export function cashbackRule(
  bands: readonly (readonly [from: number, rateBps: number])[],
  shape: Partial<CashbackDefinition> & { version?: number; from?: string | null } = {},
): CashbackVersion {
  const { version = 1, from = null, ...rest } = shape;
  const definition = cashbackDefinition.parse({
    currency: 'NGN',
    bands: bands.map(([start, rateBps]) => ({ from: start, rateBps })),
    ...rest,
  });
  const effectiveFrom = from === null ? null : at(from);
  return { ruleId: `cashback-${definition.currency}`, version, effectiveFrom, definition };
}

export function catalogue(rows: Partial<CatalogueRows>): CatalogueRows {
  return { program: NAIRA_IN_LAGOS, achievements: [], badges: [], cashback: [], ...rows };
}

/** The bands of the default program: 1% below 5,000.00, then 2%, 3% from 20,000.00 and 5% from 50,000.00. */
export const DEFAULT_BANDS = [
  [0, 100],
  [500_000, 200],
  [2_000_000, 300],
  [5_000_000, 500],
] as const;

/** Bronze to Diamond as in the demo program. */
export const DEFAULT_LADDER = [
  badge(1, 100, 1),
  badge(2, 500, 3, { benefits: { cashbackBonusBps: 50 } }),
  badge(3, 1_500, 5, { benefits: { cashbackBonusBps: 100 } }),
  badge(4, 3_000, 8, { benefits: { cashbackBonusBps: 150 } }),
  badge(5, 6_000, 11, { benefits: { cashbackBonusBps: 200 } }),
];

/** The fourteen achievements of the demo program. */
export const DEFAULT_ACHIEVEMENTS = [
  achievement('first-purchase', { type: 'purchase', target: 1 }),
  achievement('regular', { type: 'purchase', target: 5 }, { points: 200 }),
  achievement('devotee', { type: 'purchase', target: 25 }, { points: 600 }),
  achievement('big-spender', { type: 'spending', target: 10_000_000, measure: 'net' }, { points: 400 }),
  achievement('high-roller', { type: 'spending', target: 100_000_000, measure: 'net' }, { points: 1_500 }),
  achievement(
    'big-basket',
    { type: 'purchase', target: 1, where: { field: 'amount', op: 'gte', value: 10_000_000 } },
    { points: 300 },
  ),
  achievement(
    'weekend-shopper',
    { type: 'purchase', target: 3, where: { field: 'dayOfWeek', op: 'in', value: ['Sat', 'Sun'] } },
    { points: 200 },
  ),
  achievement('streak-4-weeks', { type: 'streak', target: 4, unit: 'week' }, { points: 500 }),
  achievement('explorer', { type: 'purchase', target: 5, distinct: 'category' }, { points: 300 }),
  achievement(
    'collector',
    { type: 'collection', field: 'category', values: ['home', 'garden', 'kitchen', 'toys'], need: 4 },
    { points: 400 },
  ),
  achievement('first-review', { type: 'review', target: 1 }),
  achievement('critic', { type: 'review', target: 10 }, { points: 400 }),
  achievement('ambassador', { type: 'referral', target: 3 }, { points: 800 }),
  achievement(
    'all-rounder',
    { type: 'composite', op: 'all', of: ['regular', 'explorer', 'first-review'] },
    { points: 700 },
  ),
];

export const DEFAULT_CATALOGUE = catalogue({
  achievements: DEFAULT_ACHIEVEMENTS,
  badges: DEFAULT_LADDER,
  cashback: [cashbackRule(DEFAULT_BANDS)],
});

/** A fact with another id, to place it in the order of facts of the same time. */
export function named<F extends Fact>(id: string, fact: F): F {
  return { ...fact, id };
}
