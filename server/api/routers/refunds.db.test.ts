import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aPurchase, testContext } from '#db/testing/factories.ts';
import { createCaller } from '#server/api/root.ts';
import type { SignedIn } from '#server/identity/contract.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { aShop } from '#server/loyalty/rewards/testing/stage.ts';

const { db } = await testDatabase();
const house = testContext(db);

async function bought() {
  const programId = await aShop(house);
  const purchase = await aPurchase(house, { programId });
  await grantRewards(house, { purchaseIds: [purchase.id] });
  return purchase;
}

function callerAs(
  role: 'admin' | 'customer',
  of: { programId: string; userId: string },
  confirmedAt: Date | null = null,
) {
  const actor = { kind: 'person', role, userId: of.userId, programId: of.programId, confirmedAt } as const;
  const person = { userId: of.userId, programId: of.programId, role } as SignedIn;
  return createCaller({ ...testContext(db, { actor }), person });
}

const asked = (purchaseId: string, amount: number) => ({ purchaseId, refund: { amount } });

describe('refunds in the console', () => {
  it('are previewed by an admin, and recorded once the password was given', async () => {
    const purchase = await bought();
    const preview = await callerAs('admin', purchase).refunds.preview(asked(purchase.id, 1_500_000));
    expect(preview.cashback).toMatchObject({ before: 300_000, after: 135_000, how: 'reversed' });
    const record = (at: Date | null) => callerAs('admin', purchase, at).refunds.record(asked(purchase.id, 1_500_000));
    await expect(record(null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await record(house.now())).toMatchObject({ created: true, refund: { amount: 1_500_000 } });
  });

  it('are closed to customers', async () => {
    const purchase = await bought();
    const customer = callerAs('customer', purchase, house.now());
    await expect(customer.refunds.preview(asked(purchase.id, 1))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(customer.refunds.record(asked(purchase.id, 1))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of another program are not there', async () => {
    const [purchase, other] = [await bought(), await bought()];
    const stranger = callerAs('admin', other, house.now());
    await expect(stranger.refunds.preview(asked(purchase.id, 1))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.refunds.record(asked(purchase.id, 1))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
