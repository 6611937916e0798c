import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, aRefund, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { aTill } from '#server/loyalty/refunds/testing/till.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { purchaseStory } from './purchase-queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

const storyOf = ({ id, userId, programId }: { id: string; userId: string; programId: string }) => {
  const actor: Actor = { kind: 'person', userId, programId, role: 'customer' };
  return purchaseStory(testContext(db, { actor }), userId, { purchaseId: id });
};

describe('the story of a purchase that was refunded', () => {
  it('tells each refund with its day and the unlocks, badges and points it took', async () => {
    const { id: programId } = await aProgram(house, { catalog: 'default' });
    const purchase = await aPurchase(house, { programId });
    await grantRewards(house, { purchaseIds: [purchase.id] });
    const refund = await aRefund(house, { purchase, amount: 6_000_000 });
    expect((await storyOf(purchase)).refunds).toMatchObject([{ id: refund.id, isDone: false }]);
    await grantRewards(house, { purchaseIds: [], refundIds: [refund.id] });
    const { refunds, refunded, purchase: told } = await storyOf(purchase);
    const { unlocked, points } = told.did;
    expect(refunded).toBe(told.amount);
    expect(refunds).toMatchObject([
      { at: refund.occurredAt, amount: 6_000_000n, points: -points, lost: [...unlocked, 'Bronze'], isDone: true },
    ]);
    expect(told.did.takenBack).toMatchObject({ unlocked, badges: ['Bronze'], points });
  });

  it('tells what was taken back of cashback after it was paid, and before', async () => {
    const till = await aTill(db);
    const [paid, unpaid] = [await till.buy(), await till.buy()];
    await till.reward();
    await till.pay(paid);
    await till.refund(paid);
    await till.refund(unpaid);
    await till.reward();
    for (const purchase of [paid, unpaid]) {
      const { refunds, purchase: told } = await storyOf(purchase);
      expect(refunds).toMatchObject([{ amount: 1_500_000n, cashback: 165_000n, lost: [] }]);
      expect(told.did.takenBack.cashback).toBe(165_000n);
    }
  });
});
