import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aPurchase, testClock, testContext } from '#db/testing/factories.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { aPayment } from '#server/payments/payouts/testing/a-payment.ts';
import { bookInWallet } from '#server/payments/payouts/wallet.ts';
import { owedCashback } from '#server/payments/testing/owed-cashback.ts';
import { walletStatement } from './queries.ts';

const { db } = await testDatabase();
const clock = testClock();
const ctx = testContext(db, { now: clock.now });
const DAY_MS = 86_400_000;

/** A customer whose credit moved by these amounts, a day between two. */
async function aCredit(amounts: readonly bigint[]) {
  const { id: userId, programId } = await aCustomer(ctx);
  const begun = clock.now();
  for (const amountMinor of amounts) {
    await db.transaction((tx) => bookInWallet(tx, [aPayment({ userId, programId, amountMinor })], clock.now()));
    clock.forward(DAY_MS);
  }
  return { programId, userId, day: (n: number) => new Date(begun.getTime() + n * DAY_MS).toISOString() };
}

describe('a customer’s statement', () => {
  it('tells every posting with the balance after it', async () => {
    const { programId, userId } = await aCredit([300n, 500n, -200n]);
    const statement = await walletStatement(ctx, { programId, userId, period: {} });
    expect(statement).toMatchObject({ currency: 'NGN', opening: 0, closing: 600 });
    expect(statement.lines.map(({ amount, balance }) => [amount, balance])).toEqual([
      [300, 300],
      [500, 800],
      [-200, 600],
    ]);
  });

  it('of a part of the time begins with what stood there, and parts fit together', async () => {
    const { programId, userId, day } = await aCredit([300n, 500n, -900n]);
    const part = (from: number, to: number) =>
      walletStatement(ctx, { programId, userId, period: { from: day(from), to: day(to) } });
    const [first, second] = [await part(0, 1), await part(1, 3)];
    expect([first.opening, first.closing]).toEqual([0, 300]);
    expect([second.opening, second.closing]).toEqual([300, -100]);
    expect(first.lines.length + second.lines.length).toBe(3);
  });

  it('names the order that paid cashback came from', async () => {
    const [owed] = await owedCashback(ctx, {});
    if (!owed) throw new Error('nothing is owed');
    await payCashback(testContext(db, { now: clock.now }), { transactionIds: [owed.id] });
    const { lines } = await walletStatement(ctx, { programId: owed.programId, userId: owed.userId, period: {} });
    expect(lines).toMatchObject([
      { transactionId: owed.id, kind: 'earn', amount: 300_000, orderId: expect.any(String) },
    ]);
  });

  it('is empty for who has none, and in another currency', async () => {
    const { userId, programId } = await aPurchase(ctx);
    const empty = { opening: 0, lines: [], closing: 0 };
    expect(await walletStatement(ctx, { programId, userId, period: {} })).toMatchObject(empty);
    const { userId: rich, programId: there } = await aCredit([5n]);
    const dollars = { programId: there, userId: rich, period: { currency: 'USD' } };
    expect(await walletStatement(ctx, dollars)).toMatchObject({ ...empty, currency: 'USD' });
  });

  it('is for the customer and the admins of the program alone', async () => {
    const { programId, userId } = await aCredit([5n]);
    const { id: other } = await aCustomer(ctx, { programId });
    const person = (id: string, role: 'customer' | 'admin', at = programId) =>
      testContext(db, { actor: { kind: 'person', userId: id, programId: at, role } });
    const asked = { programId, userId, period: {} };
    expect((await walletStatement(person(userId, 'customer'), asked)).closing).toBe(5);
    expect((await walletStatement(person(other, 'admin'), asked)).closing).toBe(5);
    await expect(walletStatement(person(other, 'customer'), asked)).rejects.toMatchObject({ kind: 'forbidden' });
    const elsewhere = person(other, 'admin', other);
    await expect(walletStatement(elsewhere, asked)).rejects.toMatchObject({ code: 'not_found' });
    const nobody = { programId, userId: programId, period: {} };
    await expect(walletStatement(ctx, nobody)).rejects.toMatchObject({ code: 'not_found' });
  });
});
