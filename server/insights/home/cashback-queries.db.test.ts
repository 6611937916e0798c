import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aTill, outsideProvider } from '#server/loyalty/refunds/testing/till.ts';
import { payoutDetail } from '#server/payments/cashback/console-queries.ts';
import { cashbackSummary } from './cashback-queries.ts';

const { db } = await testDatabase();

/** Paid 3,000.00 by an outside provider for what was refunded in part since: 1,650.00 are owed back. */
async function aDebtor() {
  const till = await aTill(db, { outside: outsideProvider() });
  const purchase = await till.buy();
  await till.reward();
  await till.pay();
  await till.refund(purchase);
  await till.reward();
  const shop = { currency: 'NGN', timeZone: 'Africa/Lagos' };
  const summary = () => cashbackSummary(db, purchase.userId, shop, till.ctx.now());
  const [debt] = await till.clawbacks(purchase);
  const detail = (transactionId = '') => payoutDetail(till.ctx, { programId: till.programId, transactionId });
  return { till, summary, detail, debt };
}

describe('a customer who owes cashback back', () => {
  it('has nothing less than nothing on its way: the debt stands apart', async () => {
    const { summary } = await aDebtor();
    expect(await summary()).toMatchObject({
      paidThisMonth: 300_000n,
      onItsWay: 0n,
      owed: 165_000n,
      paidEver: 300_000n,
    });
  });

  it('owes what payouts have not settled yet, and gets what they are not to settle', async () => {
    const { till, summary } = await aDebtor();
    await till.buy(3_000_000);
    await till.reward();
    expect(await summary()).toMatchObject({ onItsWay: 90_000n, owed: 165_000n });
    await till.pay();
    expect(await summary()).toMatchObject({ onItsWay: 0n, owed: 75_000n });
    await till.buy(4_000_000);
    await till.reward();
    await till.pay();
    expect(await summary()).toMatchObject({ onItsWay: 0n, owed: 0n, paidEver: 300_000n + 45_000n });
  });

  it('finds with the debt what settled it, and with a payout which debts it settled', async () => {
    const { till, detail, debt } = await aDebtor();
    const next = await till.buy(3_000_000);
    await till.reward();
    await till.pay();
    const payout = await till.earned(next);
    const settled = { clawbackId: debt?.id, payoutId: payout?.id, amount: 90_000, payoutStatus: 'completed' };
    expect((await detail(payout?.id)).settlements).toMatchObject([settled]);
    expect((await detail(debt?.id)).settlements).toMatchObject([{ ...settled, orderId: next.orderId }]);
  });
});

const refusal = { outcome: 'refused', code: 'account_closed', message: 'The account is closed' } as const;

describe('cashback that could not be paid', () => {
  it('is held up, and neither on its way nor nothing', async () => {
    const till = await aTill(db, { outside: outsideProvider({ pay: () => refusal }) });
    const { userId } = await till.buy();
    const summary = () => cashbackSummary(db, userId, { currency: 'NGN', timeZone: 'Africa/Lagos' }, till.ctx.now());
    expect(await summary()).toMatchObject({ heldUp: 0n, hasAny: false });
    await till.reward();
    expect(await summary()).toMatchObject({ onItsWay: 300_000n, heldUp: 0n, hasAny: true });
    await till.pay();
    expect(await summary()).toMatchObject({ onItsWay: 0n, heldUp: 300_000n, paidEver: 0n, hasAny: true });
  });
});
