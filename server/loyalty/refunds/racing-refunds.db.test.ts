import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aRefund, testContext } from '#db/testing/factories.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { REWARD_CHECKPOINTS } from '#server/loyalty/rewards/rules.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { PAYMENT_CHECKPOINTS, payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { CLAWBACK_CHECKPOINTS } from '#server/payments/clawbacks/rules.ts';
import { sweepClawbacks } from '#server/payments/clawbacks/sweep-clawbacks.ts';
import { aTill, outsideProvider } from './testing/till.ts';

const { db } = await testDatabase();
const MINUTE = 60_000;

describe('a refund that races', () => {
  it('its own payment ends with 1,350.00 in the customer’s hands, whoever was faster', async () => {
    for (let round = 0; round < 12; round += 1) {
      const outside = round % 2 === 0 ? outsideProvider() : undefined;
      const till = await aTill(db, { outside });
      const purchase = await till.buy();
      await till.reward();
      const refund = await till.refund(purchase);
      await Promise.all([till.pay(), till.reward({ refunds: [refund] }), till.pay()]);
      till.clock.forward(MINUTE);
      await till.pay();
      const earned = await till.earned(purchase);
      const owed = (await till.clawbacks(purchase)).reduce((sum, row) => sum + row.amountMinor, 0n);
      const paid = (earned?.amountMinor ?? 0n) - (earned?.reversedMinor ?? 0n);
      expect(earned?.status).toBe('completed');
      expect(paid + owed).toBe(135_000n);
      const received = outside ? (outside.books.get(earned?.id ?? '') ?? 0n) + owed : await till.balance();
      expect(received).toBe(135_000n);
      await expectSoundBooks(db, till.programId);
    }
  });

  it('the reward of its purchase earns once, on what is left', async () => {
    for (let round = 0; round < 6; round += 1) {
      const till = await aTill(db);
      const purchase = await till.buy();
      const [refund] = await Promise.all([till.refund(purchase), till.reward({ purchases: [purchase] })]);
      await Promise.all([till.reward(), till.reward({ refunds: [refund] })]);
      const earned = await till.earned(purchase);
      expect((earned?.amountMinor ?? 0n) - (earned?.reversedMinor ?? 0n)).toBe(135_000n);
      await expectSoundBooks(db, till.programId);
    }
  });

  it('other refunds of the purchase takes back what one of all together would', async () => {
    const till = await aTill(db);
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    const refunds = await Promise.all([500_000, 400_000, 600_000].map((amount) => till.refund(purchase, amount)));
    await Promise.all([...refunds, ...refunds].map((refund) => till.reward({ refunds: [refund] })));
    const clawbacks = await till.clawbacks(purchase);
    expect(clawbacks.reduce((sum, row) => sum + row.amountMinor, 0n)).toBe(-165_000n);
    expect(await till.balance()).toBe(135_000n);
    await expectSoundBooks(db, till.programId);
  });

  it('others beyond the purchase: only as many are taken as fit', async () => {
    const till = await aTill(db);
    const purchase = await till.buy();
    await till.reward();
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => till.refund(purchase, 2_500_000)));
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(['refund_exceeds_purchase', 'refund_exceeds_purchase', 'refund_exceeds_purchase']);
    await till.reward();
    expect(await till.earned(purchase)).toMatchObject({ reversedMinor: 280_000n, status: 'pending' });
    await expectSoundBooks(db, till.programId);
  });

  it('two payouts of the same customer, once owed back, is settled once between them', async () => {
    const outside = outsideProvider();
    const till = await aTill(db, { outside });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    await till.refund(purchase, 6_000_000);
    await till.reward();
    const others = [await till.buy(5_000_000), await till.buy(5_000_000), await till.buy(5_000_000)];
    await till.reward();
    await Promise.all(others.map((other) => till.pay(other)));
    const netted = (await Promise.all(others.map((other) => till.earned(other)))).map((row) => row?.nettedMinor ?? 0n);
    expect(netted.reduce((sum, amount) => sum + amount, 0n)).toBe(300_000n);
    expect(await till.clawbacks(purchase)).toMatchObject([{ status: 'completed' }]);
    const sent = [...outside.books.values()].reduce((sum, amount) => sum + amount, 0n);
    expect(sent).toBe(300_000n + 750_000n - 300_000n);
    await expectSoundBooks(db, till.programId);
  });
});

describe('a payout that was made smaller', () => {
  const indebted = async (answers: ('refused' | 'paid')[]) => {
    const outside = outsideProvider({
      pay: (_payment, _call, book) => {
        if (answers.shift() === 'refused') return { outcome: 'refused', code: 'closed', message: 'account closed' };
        return book();
      },
    });
    const till = await aTill(db, { outside });
    const paid = await till.buy();
    await till.reward();
    await till.pay();
    await till.refund(paid);
    await till.reward();
    const next = await till.buy();
    await till.reward();
    return { till, paid, next, outside };
  };

  it('and failed keeps its share of the debt while it may be tried again', async () => {
    const { till, paid, next } = await indebted(['paid', 'refused']);
    await till.pay();
    expect(await till.earned(next)).toMatchObject({ status: 'failed', nettedMinor: 165_000n });
    const third = await till.buy();
    await till.reward();
    await till.pay(third);
    expect(await till.earned(third)).toMatchObject({ status: 'completed', nettedMinor: 0n });
    expect(await till.clawbacks(paid)).toMatchObject([{ status: 'processing' }]);
    await expectSoundBooks(db, till.programId);
  });

  it('and failed and is refunded gives the debt free for the payouts after it', async () => {
    const { till, paid, next } = await indebted(['paid', 'refused']);
    await till.pay();
    await till.refund(next, 3_000_000);
    await till.reward();
    expect(await till.earned(next)).toMatchObject({ status: 'failed', reversedMinor: 210_000n, nettedMinor: 90_000n });
    await expectSoundBooks(db, till.programId);
    await till.refund(next, 3_000_000);
    await till.reward();
    expect(await till.earned(next)).toMatchObject({ status: 'reversed', nettedMinor: 0n });
    await expectSoundBooks(db, till.programId);
    const third = await till.buy();
    await till.reward();
    await till.pay(third);
    expect(await till.earned(third)).toMatchObject({ status: 'completed', nettedMinor: 165_000n });
    expect(await till.clawbacks(paid)).toMatchObject([{ status: 'completed' }]);
    await expectSoundBooks(db, till.programId);
  });

  it('always asks for the same amount, whatever is refunded while it is under way', async () => {
    const { till, next, outside } = await indebted(['paid']);
    await till.payAndDie();
    await till.refund(next);
    await till.reward();
    till.clock.forward(10 * MINUTE);
    await till.pay();
    const asked = outside.sent.filter(({ key }) => key !== outside.sent[0]?.key).map(({ amountMinor }) => amountMinor);
    expect(new Set(asked)).toEqual(new Set([135_000n]));
    expect(await till.clawbacks(next)).toMatchObject([{ amountMinor: -165_000n, status: 'pending' }]);
    await expectSoundBooks(db, till.programId);
  });
});

describe('a worker that dies while money comes back', () => {
  const stoppedAt = (label: string) => (reached: string) => {
    if (reached === label) throw new Error('killed');
  };

  it.each(REWARD_CHECKPOINTS)('at %s takes back neither twice nor too little', async (label) => {
    const till = await aTill(db);
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    const refund = await aRefund(till.ctx, { purchase });
    const dying = testContext(db, { now: till.ctx.now, checkpoint: stoppedAt(label) });
    await grantRewards(dying, { refundIds: [refund.id] }).catch(() => null);
    till.clock.forward(10 * MINUTE);
    await till.reward({ refunds: [refund] });
    expect(await till.clawbacks(purchase)).toMatchObject([{ amountMinor: -165_000n }]);
    expect(await till.balance()).toBe(135_000n);
    await expectSoundBooks(db, till.programId);
  });

  it.each([...CLAWBACK_CHECKPOINTS, ...PAYMENT_CHECKPOINTS])(
    'at %s nets a debt once, and sends the same amount under the same key',
    async (label) => {
      const outside = outsideProvider();
      const till = await aTill(db, { outside });
      const purchase = await till.buy();
      await till.reward();
      await till.pay();
      await till.refund(purchase);
      const next = await till.buy();
      await till.reward();
      const earned = await till.earned(next);
      const dying = testContext(db, { now: till.ctx.now, checkpoint: stoppedAt(label) });
      const died = payCashback(dying, { transactionIds: [earned?.id ?? ''] }, new Map([[outside.name, outside]]));
      await expect(died).rejects.toThrow('killed');
      till.clock.forward(10 * MINUTE);
      await till.pay();
      await sweepClawbacks(till.ctx);
      expect(await till.earned(next)).toMatchObject({ status: 'completed', nettedMinor: 165_000n });
      expect(await till.clawbacks(purchase)).toMatchObject([{ status: 'completed' }]);
      expect(outside.books.get(earned?.id ?? '')).toBe(135_000n);
      expect(outside.sent.filter(({ key, amountMinor }) => key === earned?.id && amountMinor !== 135_000n)).toEqual([]);
      await expectSoundBooks(db, till.programId);
    },
  );
});
