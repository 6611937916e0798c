import type { z } from 'zod';
import { minorDigits } from '#server/kernel/money.ts';
import type { achievementDefinition } from '#server/loyalty/achievements/contract.ts';
import type { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { cashbackDefinition } from '#server/payments/cashback/contract.ts';

/** The program a fresh install begins with. */
export const DEFAULT_PROGRAM = {
  slug: 'laurel-demo',
  name: 'Laurel Demo',
  currency: 'NGN',
  timeZone: 'Africa/Lagos',
  locale: 'en-NG',
  catalog: 'default',
} as const;

type Rung = z.input<typeof badgeDefinition>;
type Goal = z.input<typeof achievementDefinition>;
type Rates = z.input<typeof cashbackDefinition>;

/** The status ladder every default program has. */
export function defaultBadges(): Rung[] {
  const rung = (
    level: number,
    name: string,
    color: string,
    needs: [number, number],
    cashbackBonusBps: number,
  ): Rung => ({
    level,
    name,
    color,
    pointsRequired: needs[0],
    achievementsRequired: needs[1],
    benefits: { cashbackBonusBps },
  });
  return [
    rung(1, 'Bronze', '#a9683a', [100, 1], 0),
    rung(2, 'Silver', '#7c8794', [500, 3], 50),
    rung(3, 'Gold', '#b98a1f', [1_500, 5], 100),
    rung(4, 'Platinum', '#4f6d8f', [3_000, 8], 150),
    rung(5, 'Diamond', '#2f7fa8', [6_000, 11], 200),
  ];
}

/**
 * Cashback bands of the default program. The thresholds are the same numbers of major units in every currency (5,000.00
 * naira, 5,000 yen, 5,000.000 dinar): a beginning that a program changes to the worth of its money.
 */
export function defaultCashback(currency: string): Rates {
  const from = majorUnits(currency);
  return {
    currency,
    bands: [
      { from: 0, rateBps: 100 },
      { from: from(5_000), rateBps: 200 },
      { from: from(20_000), rateBps: 300 },
      { from: from(50_000), rateBps: 500 },
    ],
  };
}

/** Achievements of the default program by key; those made of others stand after them. Thresholds as in `defaultCashback`. */
export function defaultAchievements(currency: string): Record<string, Goal> {
  return { ...purchaseGoals(currency), ...habitGoals(), ...communityGoals(), ...compositeGoals() };
}

function purchaseGoals(currency: string): Record<string, Goal> {
  const amount = majorUnits(currency);
  const written = writtenIn(currency);
  return {
    'first-purchase': {
      ...goal('First purchase', 'Make your first purchase', 'shopping-bag', 'bronze', 100),
      criteria: { type: 'purchase', target: 1 },
    },
    regular: {
      ...goal('Regular', 'Make 5 purchases', 'repeat', 'bronze', 200),
      criteria: { type: 'purchase', target: 5 },
    },
    devotee: {
      ...goal('Devotee', 'Make 25 purchases', 'heart', 'gold', 600),
      criteria: { type: 'purchase', target: 25 },
    },
    'big-spender': {
      ...goal('Big spender', `Spend ${written(100_000)} in all`, 'wallet', 'silver', 400),
      criteria: { type: 'spending', target: amount(100_000), measure: 'net' },
    },
    'high-roller': {
      ...goal('High roller', `Spend ${written(1_000_000)} in all`, 'gem', 'diamond', 1_500),
      criteria: { type: 'spending', target: amount(1_000_000), measure: 'net' },
    },
    'big-basket': {
      ...goal('Big basket', `Make one purchase of ${written(100_000)} or more`, 'shopping-basket', 'silver', 300),
      criteria: { type: 'purchase', target: 1, where: { field: 'amount', op: 'gte', value: amount(100_000) } },
    },
  };
}

function habitGoals(): Record<string, Goal> {
  return {
    'weekend-shopper': {
      ...goal('Weekend shopper', 'Make 3 purchases on a Saturday or Sunday', 'sun', 'bronze', 200),
      criteria: { type: 'purchase', target: 3, where: { field: 'dayOfWeek', op: 'in', value: ['Sat', 'Sun'] } },
    },
    'streak-4-weeks': {
      ...goal('Four weeks running', 'Buy something 4 weeks in a row', 'flame', 'gold', 500),
      criteria: { type: 'streak', target: 4, unit: 'week' },
    },
    explorer: {
      ...goal('Explorer', 'Buy from 5 different categories', 'compass', 'silver', 300),
      criteria: { type: 'purchase', target: 5, distinct: 'category' },
    },
    collector: {
      ...goal('Collector', 'Buy from home, kitchen, books and toys', 'layers', 'silver', 400),
      criteria: { type: 'collection', field: 'category', values: ['home', 'kitchen', 'books', 'toys'], need: 4 },
    },
  };
}

function communityGoals(): Record<string, Goal> {
  return {
    'first-review': {
      ...goal('First review', 'Write your first review', 'pen-line', 'bronze', 100),
      criteria: { type: 'review', target: 1 },
    },
    critic: {
      ...goal('Critic', 'Write 10 reviews', 'message', 'silver', 400),
      criteria: { type: 'review', target: 10 },
    },
    ambassador: {
      ...goal('Ambassador', 'Bring 3 friends', 'users', 'platinum', 800),
      criteria: { type: 'referral', target: 3 },
    },
  };
}

function compositeGoals(): Record<string, Goal> {
  return {
    'all-rounder': {
      ...goal('All-rounder', 'Unlock Regular, Explorer and First review', 'trophy', 'platinum', 700),
      criteria: { type: 'composite', op: 'all', of: ['regular', 'explorer', 'first-review'] },
    },
  };
}

function goal(name: string, description: string, icon: string, tier: Goal['tier'], points: number) {
  return { name, description, icon, tier, points };
}

function majorUnits(currency: string): (major: number) => number {
  const minor = 10 ** minorDigits(currency);
  return (major) => major * minor;
}

/** Whole major units as an English text says them. */
function writtenIn(currency: string): (major: number) => string {
  const money = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  return (major) => money.format(major);
}
