import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { applyReevaluation } from '#server/loyalty/reevaluations/apply-reevaluation.ts';
import { previewReevaluation } from '#server/loyalty/reevaluations/preview-reevaluation.ts';
import { walkReevaluations } from '#server/loyalty/reevaluations/walk-reevaluations.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { achievementStory, achievementsView } from './achievement-queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

const dayBefore = (days: number) => new Date(TEST_NOW.getTime() - days * 86_400_000).toISOString();

/** A customer who bought for so much, one purchase a day up to yesterday, all of it rewarded. */
async function whoBought(...amounts: number[]) {
  const { id: programId } = await aProgram(house);
  const { id: userId } = await aCustomer(house, { programId });
  const purchaseIds: string[] = [];
  for (const [nth, amount] of amounts.entries()) {
    const occurredAt = dayBefore(amounts.length - nth);
    purchaseIds.push((await aPurchase(house, { programId, customer: { id: userId }, amount, occurredAt })).id);
  }
  await grantRewards(house, { purchaseIds });
  return { programId, userId, purchaseIds };
}

/** Publishes a rule for all of history. */
async function publishForHistory(programId: string): Promise<void> {
  const where = { field: 'amount', op: 'gte', value: 1_000_000 } as const;
  const definition = { name: 'Large ones', points: 40, criteria: { type: 'purchase', target: 2, where } } as const;
  const draft = { subject: 'achievement', key: 'large-ones', definition } as const;
  const { reevaluationId: previewId } = await previewReevaluation(house, { programId, draft });
  await walkReevaluations(house, { reevaluationIds: [previewId] });
  const { reevaluationId } = await applyReevaluation(house, { programId, previewId });
  await walkReevaluations(house, { reevaluationIds: [reevaluationId] });
}

it('a rule that was published for all of history tells what of it counted, and what did not and why', async () => {
  const { programId, userId, purchaseIds } = await whoBought(1_500_000, 300_000, 2_000_000);
  await achievementsView(house, userId);
  await publishForHistory(programId);
  const [view] = (await achievementsView(house, userId)).achievements;
  const told = await achievementStory(house, userId, { achievementId: view?.id ?? '' });
  const [large, small, larger] = purchaseIds;
  expect(told.counted.map(({ fact, before, after }) => [fact.id, before, after])).toEqual([
    [larger, 1n, 2n],
    [large, 0n, 1n],
  ]);
  expect(told.missed.map(({ fact }) => fact.id)).toEqual([small]);
  expect(told.missed[0]?.reasons[0]).toMatchObject({ field: 'amount', op: 'gte', observed: 300_000 });
  expect(told.view).toMatchObject({ timesUnlocked: 1, rarityBps: 10_000 });
});

it('goes on with what is bought after it was published', async () => {
  const { programId, userId } = await whoBought(1_500_000);
  await publishForHistory(programId);
  const later = await aPurchase(house, { programId, customer: { id: userId }, amount: 1_000_000 });
  await grantRewards(house, { purchaseIds: [later.id] });
  const [view] = (await achievementsView(house, userId)).achievements;
  const told = await achievementStory(house, userId, { achievementId: view?.id ?? '' });
  expect(told.counted.map(({ before, after }) => [before, after])).toEqual([
    [1n, 2n],
    [0n, 1n],
  ]);
});
