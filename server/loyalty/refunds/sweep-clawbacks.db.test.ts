import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { testDatabase } from '#db/testing/database.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { cancelCashback } from '#server/payments/cashback/cancel-cashback.ts';
import { sweepClawbacks } from '#server/payments/clawbacks/sweep-clawbacks.ts';
import { aTill, outsideProvider } from './testing/till.ts';

const { db } = await testDatabase();

describe('a refund of cashback that a person had given up on', () => {
  it('takes nothing back, and the debt its payout kept is free for the next', async () => {
    const answers = ['paid', 'refused'];
    const outside = outsideProvider({
      pay: (_payment, _call, book) => {
        if (answers.shift() === 'refused') return { outcome: 'refused', code: 'closed', message: 'account closed' };
        return book();
      },
    });
    const till = await aTill(db, { outside });
    const first = await till.buy();
    await till.reward();
    await till.pay();
    await till.refund(first);
    const second = await till.buy();
    await till.reward();
    await till.pay();
    const transactionId = (await till.earned(second))?.id ?? '';
    await cancelCashback(till.ctx, { programId: till.programId, transactionId, reason: 'account closed' });
    await till.refund(second);
    await till.reward();
    expect(await till.earned(second)).toMatchObject({ status: 'reversed', nettedMinor: 0n });
    expect(await till.clawbacks(second)).toEqual([]);
    await expectSoundBooks(db, till.programId);
    const third = await till.buy();
    await till.reward();
    await till.pay(third);
    expect(await till.earned(third)).toMatchObject({ status: 'completed', nettedMinor: 165_000n });
    await expectSoundBooks(db, till.programId);
  });
});

describe('a refund of a payment that a person had to look at', () => {
  const looked = async () => {
    const outside = outsideProvider({ pay: () => ({ outcome: 'unknown', message: 'no answer' }) });
    const till = await aTill(db, { outside });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    const id = (await till.earned(purchase))?.id ?? '';
    const become = (change: object) =>
      db.update(cashbackTransactions).set(change).where(eq(cashbackTransactions.id, id));
    await become({ status: 'needs_review' });
    await till.refund(purchase);
    await till.reward();
    return { till, purchase, become };
  };

  it('waits for the word of that person', async () => {
    const { till, purchase } = await looked();
    await sweepClawbacks(till.ctx);
    expect(await till.earned(purchase)).toMatchObject({ status: 'needs_review', reversedMinor: 0n });
    expect(await till.waiting()).toBe(1);
    await expectSoundBooks(db, till.programId);
  });

  it('is owed back once it is called paid, found by the sweep', async () => {
    const { till, purchase, become } = await looked();
    await become({ status: 'completed', completedAt: till.ctx.now() });
    await db.execute(sql`update users set total_cashback = 300000 where program_id = ${till.programId}`);
    expect(await sweepClawbacks(till.ctx)).toBe(1);
    expect(await till.clawbacks(purchase)).toMatchObject([{ amountMinor: -165_000n, status: 'pending' }]);
    expect(await till.waiting()).toBe(0);
    expect(await sweepClawbacks(till.ctx)).toBe(0);
    await expectSoundBooks(db, till.programId);
  });

  it('is reversed once it is called failed, found by the sweep', async () => {
    const { till, purchase, become } = await looked();
    await become({ status: 'failed', failedAt: till.ctx.now() });
    await sweepClawbacks(till.ctx);
    expect(await till.earned(purchase)).toMatchObject({ status: 'failed', reversedMinor: 165_000n });
    await expectSoundBooks(db, till.programId);
  });
});
