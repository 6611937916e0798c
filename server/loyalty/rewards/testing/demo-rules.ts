import type { Database } from '#db/client.ts';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { badges, badgeVersions } from '#db/schema/badges.ts';
import { cashbackRules, cashbackRuleVersions } from '#db/schema/cashback.ts';
import { newId } from '#server/kernel/id.ts';
import {
  type AchievementDefinition,
  achievementDefinition,
  type Condition,
  type Criteria,
} from '#server/loyalty/achievements/contract.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { cashbackDefinition } from '#server/payments/cashback/contract.ts';

const WEEKEND: Condition = { field: 'dayOfWeek', op: 'in', value: ['Sat', 'Sun'] };

type Rule = { readonly points: number; readonly criteria: Criteria; readonly more?: Partial<AchievementDefinition> };

const PURCHASE_RULES: Record<string, Rule> = {
  'first-purchase': { points: 100, criteria: { type: 'purchase', target: 1 } },
  regular: { points: 200, criteria: { type: 'purchase', target: 5 } },
  devotee: { points: 600, criteria: { type: 'purchase', target: 25 } },
  'big-spender': { points: 400, criteria: { type: 'spending', target: 10_000_000, measure: 'net' } },
  'high-roller': { points: 1_500, criteria: { type: 'spending', target: 100_000_000, measure: 'net' } },
  'big-basket': {
    points: 300,
    criteria: { type: 'purchase', target: 1, where: { field: 'amount', op: 'gte', value: 10_000_000 } },
  },
  'weekend-shopper': { points: 200, criteria: { type: 'purchase', target: 3, where: WEEKEND } },
  'streak-4-weeks': { points: 500, criteria: { type: 'streak', target: 4, unit: 'week' } },
  explorer: { points: 300, criteria: { type: 'purchase', target: 5, distinct: 'category' } },
  'first-review': { points: 100, criteria: { type: 'review', target: 1 } },
};

const LADDER = [
  ['Bronze', 100, 1, 0],
  ['Silver', 500, 3, 50],
  ['Gold', 1_500, 5, 100],
] as const;

const BANDS = [
  { from: 0, rateBps: 100 },
  { from: 500_000, rateBps: 200 },
  { from: 2_000_000, rateBps: 300 },
  { from: 5_000_000, rateBps: 500 },
];

/** Gives a program ten achievements, three badges and cashback in NGN, all since always. */
export async function giveDemoRules(db: Database, programId: string, rules = PURCHASE_RULES): Promise<void> {
  for (const [key, { points, criteria, more }] of Object.entries(rules)) {
    const definition = achievementDefinition.parse({ name: key, points, criteria, ...more });
    const id = newId();
    const { name, description, icon, tier, recurrence, reversal } = definition;
    const shown = { name, description, icon, tier, recurrence, reversal, points, criteria, type: criteria.type };
    await db.insert(achievements).values({ id, programId, key, ...shown, isActive: true, version: 1 });
    const version = { id: newId(), programId, achievementId: id, version: 1, definition, createdBy: 'test' };
    await db.insert(achievementVersions).values(version);
  }
  for (const [index, [name, pointsRequired, achievementsRequired, cashbackBonusBps]] of LADDER.entries()) {
    const level = index + 1;
    const benefits = { cashbackBonusBps };
    const definition = badgeDefinition.parse({ level, name, pointsRequired, achievementsRequired, benefits });
    const id = newId();
    await db.insert(badges).values({ id, programId, ...definition, version: 1 });
    const version = { id: newId(), programId, badgeId: id, version: 1, definition, createdBy: 'test' };
    await db.insert(badgeVersions).values(version);
  }
  const definition = cashbackDefinition.parse({ currency: 'NGN', bands: BANDS });
  const ruleId = newId();
  await db
    .insert(cashbackRules)
    .values({ id: ruleId, programId, currency: 'NGN', definition, isActive: true, version: 1 });
  const version = { id: newId(), programId, ruleId, version: 1, definition, createdBy: 'test' };
  await db.insert(cashbackRuleVersions).values(version);
}
