import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { archiveAchievement } from '#server/loyalty/achievements/archive-achievement.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { createCustomer } from '#server/loyalty/customers/create-customer.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { aShop, recorded } from '#server/loyalty/rewards/testing/stage.ts';
import { achievementDetail, achievementRows, badgeDetail, badgeRows, cashbackRuleDetails } from './queries.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

const FAN = { name: 'A fan', points: 5, criteria: { type: 'purchase', target: 2 } } as const;

async function shopWithSales(): Promise<string> {
  const programId = await aShop(ctx);
  const bought = await recorded(ctx, programId, [
    { customer: { externalId: 'ada' } },
    { customer: { externalId: 'bola' } },
    { customer: { externalId: 'bola' } },
  ]);
  await grantRewards(ctx, { purchaseIds: bought.map(({ id }) => id) });
  return programId;
}

describe('the achievements of a program', () => {
  it('are listed by name, with how many of the customers have each', async () => {
    const programId = await shopWithSales();
    const rows = await achievementRows(ctx, { programId, archived: false });
    expect(rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key).toSorted());
    expect(rows.find(({ key }) => key === 'first-purchase')).toMatchObject({ holders: 2, customers: 2 });
    expect(rows.find(({ key }) => key === 'devotee')).toMatchObject({ holders: 0, customers: 2 });
  });

  it('are listed apart once they are archived', async () => {
    const { id: programId } = await aProgram(ctx);
    const { achievement } = await saveAchievement(ctx, { programId, key: 'fan', definition: FAN });
    await archiveAchievement(ctx, { programId, achievementId: achievement.id });
    expect(await achievementRows(ctx, { programId, archived: false })).toEqual([]);
    expect(await achievementRows(ctx, { programId, archived: true })).toMatchObject([{ key: 'fan' }]);
  });

  it('keep every form they had, the newest first, and who made it', async () => {
    const { id: programId } = await aProgram(ctx);
    await saveAchievement(ctx, { programId, key: 'fan', definition: FAN, counts: 'since_always' });
    await saveAchievement(ctx, { programId, key: 'fan', definition: { ...FAN, points: 9 } });
    const { versions } = await achievementDetail(ctx, { programId, key: 'fan' });
    expect(versions).toMatchObject([
      { version: 2, definition: { points: 9 }, effectiveFrom: ctx.now(), createdBy: 'operator:test' },
      { version: 1, definition: { points: 5 }, effectiveFrom: null },
    ]);
  });

  it('tell the person who made a version by name', async () => {
    const { id: programId } = await aProgram(ctx);
    const customer = { externalId: 'mira', name: 'Mira Maker' };
    const { id: userId } = await createCustomer(ctx, { programId, customer });
    const asMira = { ...ctx, actor: { kind: 'person', userId, programId, role: 'admin' } as const };
    await saveAchievement(asMira, { programId, key: 'fan', definition: FAN });
    const { versions } = await achievementDetail(ctx, { programId, key: 'fan' });
    expect(versions).toMatchObject([{ createdBy: 'Mira Maker' }]);
  });

  it('tell who has them at this moment, all together and one by one', async () => {
    const programId = await shopWithSales();
    const holdersInList = async () =>
      (await achievementRows(ctx, { programId, archived: false })).find(({ key }) => key === 'first-purchase')?.holders;
    expect(await holdersInList()).toBe(2);
    const bought = await recorded(ctx, programId, [{ customer: { externalId: 'chi' } }]);
    await grantRewards(ctx, { purchaseIds: bought.map(({ id }) => id) });
    expect(await holdersInList()).toBe(3);
    expect(await achievementDetail(ctx, { programId, key: 'first-purchase' })).toMatchObject({ holders: 3 });
  });

  it('of another program are not found', async () => {
    const { id: programId } = await aProgram(ctx);
    await saveAchievement(ctx, { programId, key: 'fan', definition: FAN });
    const elsewhere = await aProgram(ctx);
    await expect(achievementDetail(ctx, { programId: elsewhere.id, key: 'fan' })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

describe('the ladder', () => {
  it('tells how many customers wear each badge, and what each was', async () => {
    const programId = await shopWithSales();
    const rows = await badgeRows(ctx, programId);
    expect(rows.map(({ definition }) => definition.level)).toEqual([1, 2, 3]);
    expect(rows.reduce((sum, { wearers }) => sum + wearers, 0)).toBe(2);
    const [lowest] = rows;
    const detail = await badgeDetail(ctx, { programId, badgeId: lowest?.id ?? '' });
    expect(detail).toMatchObject({ ...lowest, versions: [{ version: 1, effectiveFrom: null }] });
  });
});

describe('the cashback rules', () => {
  it('come with every form they had', async () => {
    const { id: programId } = await aProgram(ctx, { catalog: 'default' });
    const [rule] = await cashbackRuleDetails(ctx, programId);
    expect(rule).toMatchObject({ currency: 'NGN', version: 1, versions: [{ version: 1 }] });
  });
});
