import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, purchaseInput, testContext } from '#db/testing/factories.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { aShop, daysAgo, recorded } from '#server/loyalty/rewards/testing/stage.ts';
import { tryAchievement } from './try-achievement.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);

const BASKETS = {
  key: 'big-baskets',
  definition: {
    name: 'Big baskets',
    points: 40,
    criteria: {
      type: 'purchase',
      target: 2,
      where: {
        all: [{ field: 'amount', op: 'gte', value: 5_000_000 }, { not: { field: 'channel', op: 'eq', value: 'pos' } }],
      },
    },
  },
} as const;

async function aCustomerWith(amounts: readonly number[]): Promise<{ programId: string; customerId: string }> {
  const programId = await aShop(ctx);
  const customer = { externalId: 'ada' };
  const wanted = amounts.map((amount, day) => ({ amount, customer, occurredAt: daysAgo(30 - day) }));
  const bought = await recorded(ctx, programId, wanted);
  await grantRewards(ctx, { purchaseIds: bought.map(({ id }) => id) });
  return { programId, customerId: bought[0]?.userId ?? '' };
}

const written = () => sql`
  select (select count(*) from purchases) as purchases, (select count(*) from achievement_versions) as versions,
         (select count(*) from events) as events, (select max(catalog_revision) from programs) as revision`;

describe('trying a draft', () => {
  it('on a history tells where the customer would stand, and fact by fact why', async () => {
    const { programId, customerId } = await aCustomerWith([6_000_000, 100_000, 7_000_000]);
    const before = await written();
    const trial = await tryAchievement(ctx, { programId, trial: { ...BASKETS, customerId } });
    expect(trial.cycles).toEqual([{ cycle: 1, progress: 2, target: 2, unlockedAt: new Date(daysAgo(28)) }]);
    expect(trial.facts.map(({ outcome }) => outcome)).toEqual(['unlocked', 'not_matched', 'matched']);
    expect(trial.facts[1]).toMatchObject({ kind: 'purchase', bought: { amount: 100_000n, currency: 'NGN' } });
    expect(trial.facts[1]?.reasons).toEqual([{ field: 'amount', op: 'gte', expected: 5_000_000, observed: 100_000 }]);
    expect(trial.purchase).toBe(null);
    expect(await written()).toEqual(before);
  });

  it('on a purchase tells of every condition how it came out', async () => {
    const { programId } = await aCustomerWith([100_000]);
    const purchase = purchaseInput({ amount: 6_000_000, channel: 'pos' });
    const { purchase: tried } = await tryAchievement(ctx, { programId, trial: { ...BASKETS, purchase } });
    expect(tried).toMatchObject({ outcome: 'not_matched', isUnlock: false, audience: null, items: null });
    expect(tried?.where).toMatchObject({
      kind: 'all',
      holds: false,
      parts: [
        { kind: 'comparison', field: 'amount', holds: true, observed: 6_000_000 },
        { kind: 'not', holds: false, parts: [{ field: 'channel', holds: true, observed: 'pos' }] },
      ],
    });
  });

  it('on a purchase by a customer counts what came before it', async () => {
    const { programId, customerId } = await aCustomerWith([6_000_000]);
    const purchase = purchaseInput({ amount: 9_000_000 });
    const trial = await tryAchievement(ctx, { programId, trial: { ...BASKETS, customerId, purchase } });
    expect(trial.purchase).toMatchObject({ outcome: 'unlocked', isUnlock: true, points: 40 });
  });

  it('looks into each line where the rule does', async () => {
    const { programId } = await aCustomerWith([100_000]);
    const criteria = {
      type: 'spending',
      measure: 'net',
      target: 1_000,
      items: { field: 'category', op: 'eq', value: 'books' },
    } as const;
    const item = (category: string) => ({ name: category, category, quantity: 1, unitAmount: 500 });
    const purchase = purchaseInput({ amount: 5_000, items: [item('books'), item('toys')] });
    const draft = { key: 'reader', definition: { ...BASKETS.definition, criteria } };
    const { purchase: tried } = await tryAchievement(ctx, { programId, trial: { ...draft, purchase } });
    expect(tried?.items?.map(({ name, examined }) => [name, examined.holds])).toEqual([
      ['books', true],
      ['toys', false],
    ]);
  });

  it('refuses a rule that could not be saved, and a customer of another program', async () => {
    const { customerId } = await aCustomerWith([100_000]);
    const { id: programId } = await aProgram(ctx);
    const senseless = { ...BASKETS.definition, criteria: { type: 'purchase', target: 0 } } as const;
    const trial = { key: 'nothing', definition: senseless };
    await expect(tryAchievement(ctx, { programId, trial })).rejects.toMatchObject({ kind: 'rule' });
    await expect(tryAchievement(ctx, { programId, trial: { ...BASKETS, customerId } })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
