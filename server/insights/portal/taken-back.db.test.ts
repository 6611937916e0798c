import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import { aTill, outsideProvider } from '#server/loyalty/refunds/testing/till.ts';
import { cancelCashback } from '#server/payments/cashback/cancel-cashback.ts';
import { cashbackOverview, cashbackPage } from './cashback-queries.ts';
import { feedPage } from './feed-queries.ts';

const { db } = await testDatabase();

/** Paid 3,000.00 for what was refunded in part since: 1,650.00 are owed back. */
async function aRefunded(outside?: ReturnType<typeof outsideProvider>) {
  const till = await aTill(db, outside && { outside });
  const purchase = await till.buy();
  await till.reward();
  await till.pay();
  await till.refund(purchase);
  await till.reward();
  const { userId } = purchase;
  const actor = { kind: 'person', userId, programId: till.programId, role: 'customer' } as const;
  const me = testContext(db, { actor, now: till.clock.now });
  return {
    till,
    me,
    userId,
    onPage: async () => {
      const { rows } = await cashbackPage(me, userId, { tab: 'all' });
      return rows.find(({ kind }) => kind === 'clawback')?.working.takenBack;
    },
    inFeed: async () => {
      const { items } = await feedPage(me, userId, { show: 'all' });
      return items.flatMap((item) => (item.kind === 'refund' ? [item.did.cashback?.takenBack] : []))[0];
    },
  };
}

describe('cashback that was paid before its purchase was refunded', () => {
  it('was taken off the store credit at once where it had been paid there', async () => {
    const { till, me, userId, onPage, inFeed } = await aRefunded();
    const taken = { from: 'credit', left: 0n, settledAt: till.clock.now() };
    expect([await onPage(), await inFeed()]).toEqual([taken, taken]);
    const { items } = await feedPage(me, userId, { show: 'payments' });
    const told = items.flatMap((item) => (item.kind === 'payment' ? [item.takenFrom] : []));
    expect(told.toSorted()).toEqual(['credit', null]);
  });

  it('stands by itself: paid is only what was paid', async () => {
    const { till, me, userId } = await aRefunded(outsideProvider());
    const counts = async () => (await cashbackOverview(me, userId)).counts;
    const kindsIn = async (tab: 'paid' | 'taken' | 'waiting') => {
      return (await cashbackPage(me, userId, { tab })).rows.map(({ kind }) => kind);
    };
    expect(await counts()).toEqual({ all: 2, waiting: 0, paid: 1, taken: 1, failed: 0 });
    await till.buy();
    await till.reward();
    await till.pay();
    expect(await counts()).toEqual({ all: 3, waiting: 0, paid: 2, taken: 1, failed: 0 });
    expect([await kindsIn('paid'), await kindsIn('taken')]).toEqual([['earn', 'earn'], ['clawback']]);
    expect(await kindsIn('waiting')).toEqual([]);
  });

  it('comes off later cashback, less what was kept back of it by now, until all of it was', async () => {
    const { till, onPage, inFeed } = await aRefunded(outsideProvider());
    expect(await onPage()).toEqual({ from: 'cashback', left: 165_000n, settledAt: null });
    await till.buy(3_000_000);
    await till.reward();
    await till.pay();
    expect(await onPage()).toEqual({ from: 'cashback', left: 75_000n, settledAt: null });
    await till.buy(4_000_000);
    await till.reward();
    await till.pay();
    const settled = { from: 'cashback', left: 0n, settledAt: till.clock.now() };
    expect([await onPage(), await inFeed()]).toEqual([settled, settled]);
  });
});

it('what was called off by hand was not paid; what a refund took back before that was taken back', async () => {
  const refusal = { outcome: 'refused', code: 'account_closed', message: 'The account is closed' } as const;
  const till = await aTill(db, { outside: outsideProvider({ pay: () => refusal }) });
  const [returned, calledOff] = [await till.buy(), await till.buy()];
  await till.reward();
  await till.pay();
  await till.refund(returned, 6_000_000);
  await till.reward();
  const { programId } = till;
  const transactionId = (await till.earned(calledOff))?.id ?? '';
  await cancelCashback(till.ctx, { programId, transactionId, reason: 'They left us' });
  const { counts } = await cashbackOverview(till.ctx, returned.userId);
  expect(counts).toEqual({ all: 2, waiting: 0, paid: 0, taken: 1, failed: 1 });
});
