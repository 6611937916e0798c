import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { achievementStory, achievementsView } from './achievement-queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

it('an achievement tells from when on it counts to who had done something before, unless it always did', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aCustomer(house, { programId });
  const occurredAt = new Date(TEST_NOW.getTime() - 86_400_000).toISOString();
  const bought = await aPurchase(house, { programId, customer: { id: userId }, occurredAt });
  await grantRewards(house, { purchaseIds: [bought.id] });
  const { id: newcomer } = await aCustomer(house, { programId });
  const definition = { name: 'Fresh', points: 5, criteria: { type: 'purchase' as const, target: 2 } };
  const { achievement } = await saveAchievement(house, { programId, key: 'fresh', definition });
  const startFor = async (customer: string, achievementId: string) =>
    (await achievementStory(house, customer, { achievementId })).rule?.countsFrom;
  expect(await startFor(userId, achievement.id)).toEqual(TEST_NOW);
  expect(await startFor(newcomer, achievement.id)).toBeNull();
  const [seeded] = (await achievementsView(house, userId)).achievements;
  expect(await startFor(userId, seeded?.id ?? '')).toBeNull();
  await saveAchievement(house, {
    programId,
    key: 'fresh',
    definition: { ...definition, points: 6 },
    counts: 'since_always',
  });
  expect(await startFor(userId, achievement.id)).toBeNull();
});
