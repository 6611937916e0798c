import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { customerStory } from './story-queries.ts';

const { db } = await testDatabase();
const house = testContext(db);
const YESTERDAY = new Date(TEST_NOW.getTime() - 86_400_000);

async function aNewRule() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: customerId } = await aCustomer(house, { programId });
  const buy = async (occurredAt: Date) => {
    const customer = { id: customerId };
    const bought = await aPurchase(house, { programId, customer, occurredAt: occurredAt.toISOString() });
    await grantRewards(house, { purchaseIds: [bought.id] });
  };
  await buy(YESTERDAY);
  const definition = {
    name: 'Fresh',
    points: 5,
    visibility: 'secret' as const,
    criteria: { type: 'purchase' as const, target: 3 },
  };
  const { achievement } = await saveAchievement(house, { programId, key: 'fresh', definition });
  const story = () => customerStory(house, { programId, customerId, achievementId: achievement.id });
  return { buy, story };
}

it('an admin is told what a customer bought before a new rule counted, and since; a secret one openly', async () => {
  const { buy, story } = await aNewRule();
  const before = await story();
  expect(before.view.name).toBe('Fresh');
  expect(before.rule?.countsFrom).toEqual(TEST_NOW);
  expect(before.facts).toEqual({ kind: 'purchase', earlier: 1, lastEarlier: YESTERDAY, since: 0 });
  await buy(TEST_NOW);
  expect((await story()).facts).toMatchObject({ earlier: 1, since: 1 });
});

it('is told of customers of the own program only', async () => {
  const { story } = await aNewRule();
  const { id: programId } = await aProgram(house);
  const { view } = await story();
  const { id: customerId } = await aCustomer(house, { programId: (await aProgram(house)).id });
  await expect(customerStory(house, { programId, customerId, achievementId: view.id })).rejects.toMatchObject({
    kind: 'not_found',
  });
});
