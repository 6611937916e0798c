import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { clawbackNettings } from '#db/schema/clawbacks.ts';
import { events } from '#db/schema/events.ts';
import { testDatabase } from '#db/testing/database.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { aTill, outsideProvider } from './testing/till.ts';

const { db } = await testDatabase();

describe('a refund before the cashback was paid', () => {
  it('of 15,000.00 out of 60,000.00 leaves 1,350.00 of 3,000.00, and that is what is paid', async () => {
    const till = await aTill(db);
    const purchase = await till.buy();
    await till.reward();
    const refund = await till.refund(purchase);
    await till.reward();
    const earned = await till.earned(purchase);
    expect(earned).toMatchObject({ status: 'pending', amountMinor: 300_000n, reversedMinor: 165_000n });
    const told = await db
      .select()
      .from(events)
      .where(eq(events.subjectId, earned?.id ?? ''));
    expect(told.map(({ type, data }) => ({ type, data })).at(-1)).toEqual({
      type: 'cashback.reversed',
      data: {
        purchaseId: purchase.id,
        refundId: refund.id,
        transactionId: earned?.id,
        amount: 165_000,
        left: 135_000,
        currency: 'NGN',
        how: 'reverse',
      },
    });
    await till.pay();
    expect(await till.balance()).toBe(135_000n);
    expect(await till.total()).toBe(135_000n);
    await expectSoundBooks(db, till.programId);
  });

  it('takes back 750.00 where the program takes back in proportion', async () => {
    const till = await aTill(db, { policy: 'proportional' });
    const purchase = await till.buy();
    await till.reward();
    await till.refund(purchase);
    await till.reward();
    expect(await till.earned(purchase)).toMatchObject({ reversedMinor: 75_000n });
    await expectSoundBooks(db, till.programId);
  });

  it('of everything ends the transaction as reversed, and nothing is ever paid', async () => {
    const till = await aTill(db);
    const purchase = await till.buy();
    await till.reward();
    await till.refund(purchase, 6_000_000);
    await till.reward();
    const reversed = { status: 'reversed', reversedMinor: 300_000n, reversedAt: till.ctx.now(), nextAttemptAt: null };
    expect(await till.earned(purchase)).toMatchObject(reversed);
    await till.pay();
    expect(await till.total()).toBe(0n);
    await expectSoundBooks(db, till.programId);
  });

  it('and before the purchase was rewarded takes nothing back: it is priced on what is left', async () => {
    const till = await aTill(db);
    const purchase = await till.buy();
    await till.refund(purchase);
    await till.reward();
    expect(await till.earned(purchase)).toMatchObject({ amountMinor: 135_000n, reversedMinor: 0n, status: 'pending' });
    await expectSoundBooks(db, till.programId);
  });

  it('that failed takes back what was owed, so that a retry pays less', async () => {
    const refuses = outsideProvider({ pay: () => ({ outcome: 'refused', code: 'closed', message: 'account closed' }) });
    const till = await aTill(db, { outside: refuses });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    await till.refund(purchase);
    await till.reward();
    expect(await till.earned(purchase)).toMatchObject({ status: 'failed', reversedMinor: 165_000n });
    await till.refund(purchase, 4_500_000);
    await till.reward();
    expect(await till.earned(purchase)).toMatchObject({ status: 'reversed', reversedMinor: 300_000n });
    await expectSoundBooks(db, till.programId);
  });
});

describe('a refund after store credit was paid', () => {
  it('books the opposite at once, under a transaction of its own, and leaves the paid one as it was', async () => {
    const till = await aTill(db);
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    const before = await till.earned(purchase);
    const refund = await till.refund(purchase);
    await till.reward();
    expect(await till.earned(purchase)).toEqual(before);
    expect(await till.clawbacks(purchase)).toMatchObject([
      {
        amountMinor: -165_000n,
        status: 'completed',
        provider: 'wallet',
        refundId: refund.id,
        completedAt: till.ctx.now(),
      },
    ]);
    expect(await till.balance()).toBe(135_000n);
    expect(await till.total()).toBe(135_000n);
    await expectSoundBooks(db, till.programId);
  });
});

describe('a refund after an outside provider paid', () => {
  it('is owed back, and settled by the next payouts, the last of them in part', async () => {
    const outside = outsideProvider();
    const till = await aTill(db, { outside });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    await till.refund(purchase);
    await till.reward();
    expect(await till.clawbacks(purchase)).toMatchObject([
      { amountMinor: -165_000n, status: 'pending', provider: null },
    ]);
    expect(await till.total()).toBe(300_000n);
    await expectSoundBooks(db, till.programId);

    const small = await till.buy(3_000_000);
    await till.reward();
    await till.pay();
    const first = await till.earned(small);
    expect(first).toMatchObject({ status: 'completed', amountMinor: 90_000n, nettedMinor: 90_000n });
    expect(outside.books.has(first?.id ?? '')).toBe(false);
    expect(outside.sent).toHaveLength(1);
    expect(await till.clawbacks(purchase)).toMatchObject([{ status: 'processing' }]);
    await expectSoundBooks(db, till.programId);

    const large = await till.buy(4_000_000);
    await till.reward();
    await till.pay();
    const second = await till.earned(large);
    expect(second).toMatchObject({ status: 'completed', amountMinor: 120_000n, nettedMinor: 75_000n });
    expect(outside.books.get(second?.id ?? '')).toBe(45_000n);
    const [clawback] = await till.clawbacks(purchase);
    expect(clawback).toMatchObject({ status: 'completed' });
    const nettings = await db
      .select()
      .from(clawbackNettings)
      .where(eq(clawbackNettings.clawbackId, clawback?.id ?? ''));
    expect(nettings.map(({ payoutId, amountMinor }) => [payoutId, amountMinor])).toEqual([
      [first?.id, 90_000n],
      [second?.id, 75_000n],
    ]);
    const sent = [...outside.books.values()].reduce((sum, amount) => sum + amount, 0n);
    expect(sent).toBe(300_000n + 45_000n);
    expect(await till.total()).toBe(sent);
    await expectSoundBooks(db, till.programId);
  });
});

describe('a refund while the payment is under way', () => {
  it('waits; once the money has arrived, the difference is owed back', async () => {
    let isSilent = true;
    const outside = outsideProvider({
      pay: (_payment, _call, book) => {
        book();
        return { outcome: 'unknown', message: 'no answer' };
      },
      lookup: (_key, found) => (isSilent ? { outcome: 'unknown', message: 'still no answer' } : found),
    });
    const till = await aTill(db, { outside });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    await till.refund(purchase);
    await till.reward();
    expect(await till.earned(purchase)).toMatchObject({ status: 'processing', reversedMinor: 0n });
    expect(await till.waiting()).toBe(1);
    await expectSoundBooks(db, till.programId);
    isSilent = false;
    till.clock.forward(600_000);
    await till.pay();
    expect(await till.earned(purchase)).toMatchObject({ status: 'completed', reversedMinor: 0n });
    expect(await till.clawbacks(purchase)).toMatchObject([{ amountMinor: -165_000n, status: 'pending' }]);
    expect(await till.waiting()).toBe(0);
    await expectSoundBooks(db, till.programId);
  });

  it('waits; once the payment has failed, it is reversed', async () => {
    let answers = 0;
    const outside = outsideProvider({
      pay: () => ({ outcome: 'unknown', message: 'no answer' }),
      lookup: () => {
        answers += 1;
        return { outcome: 'refused', code: 'closed', message: 'account closed' };
      },
    });
    const till = await aTill(db, { outside });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    await till.refund(purchase, 6_000_000);
    await till.reward();
    expect(await till.earned(purchase)).toMatchObject({ status: 'processing' });
    till.clock.forward(600_000);
    await till.pay();
    expect(answers).toBe(1);
    expect(await till.earned(purchase)).toMatchObject({ status: 'reversed', reversedMinor: 300_000n });
    await expectSoundBooks(db, till.programId);
  });
});
