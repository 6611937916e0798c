import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { achievementStory, achievementsView } from './achievement-queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

it('names what counted by all that was bought, as the feed does', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const items = ['Stay with Me', 'A pot'].map((name) => ({ name, quantity: 1, unitAmount: 3_000_000 }));
  const { id, userId } = await aPurchase(house, { programId, amount: 6_000_000, items, orderId: `named-${programId}` });
  await grantRewards(house, { purchaseIds: [id] });
  const { achievements } = await achievementsView(house, userId);
  const achievementId = achievements.find(({ key }) => key === 'regular')?.id ?? '';
  const { counted } = await achievementStory(house, userId, { achievementId });
  expect(counted.map(({ fact }) => fact)).toMatchObject([
    { title: `named-${programId}`, lines: { first: 'Stay with Me', others: 1 } },
  ]);
});

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
