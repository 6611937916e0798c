import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testContext } from '#db/testing/factories.ts';
import { arrived } from '#server/identity/accounts/testing/mailbox.ts';
import { aRegistered, PASSWORD } from '#server/identity/testing/registered.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { type PersonalData, personalData } from './export-queries.ts';

const { db, sql } = await testDatabase();
const house = testContext(db);

let known: PersonalData;

/** Somebody who signed in twice, was paid back as store credit, and then returned half of what they had bought. */
beforeAll(async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const ada = await aRegistered(house, { programId });
  await arrived(house, ada.email, PASSWORD);
  const { ctx } = await arrived(house, ada.email, PASSWORD);
  const { id: purchaseId } = await aPurchase(house, { programId, customer: { id: ada.id }, amount: 1_000_000 });
  await grantRewards(house, { purchaseIds: [purchaseId] });
  const rows = await sql<{ id: string }[]>`select id from cashback_transactions where user_id = ${ada.id}`;
  await payCashback(house, { transactionIds: rows.map(({ id }) => id) });
  const { refund } = await recordRefund(house, { programId, purchaseId, refund: { amount: 500_000 } });
  await grantRewards(house, { refundIds: [refund.id] });
  known = await personalData(ctx, ada.id);
});

it('money has one form, a decimal beside its currency, in what achievements count as well', () => {
  const MONEY = { amount: expect.stringMatching(/^-?\d+\.\d\d$/), currency: 'NGN' };
  expect(known.purchases.map(({ total }) => total)).toContainEqual({ amount: '10000.00', currency: 'NGN' });
  expect(known.refunds).toMatchObject([{ refunded: { amount: '5000.00', currency: 'NGN' } }]);
  expect(known.cashback.map(({ value }) => value)).toEqual(known.cashback.map(() => MONEY));
  const ofMoney = known.achievements.filter(({ counts }) => counts === 'money');
  expect(ofMoney.length).toBeGreaterThan(0);
  for (const { progress, target } of ofMoney) expect([progress, target]).toEqual([MONEY, MONEY]);
  const others = known.achievements.filter(({ counts }) => counts !== 'money');
  expect(others.length).toBeGreaterThan(0);
  for (const { progress } of others) expect(progress).toMatch(/^\d+$/);
});

it('the books of store credit are in it, each entry with what stood there after it', () => {
  const [came, went] = known.storeCredit;
  expect(known.storeCredit).toHaveLength(2);
  expect(came).toMatchObject({ kind: 'earn', orderId: known.refunds[0]?.orderId, balance: came?.change });
  expect(went?.kind).toBe('clawback');
  expect(went?.change.amount).toMatch(/^-/);
});

it('so is where somebody was signed in, and what they want to be told of though they never chose', () => {
  expect(known.sessions).toHaveLength(2);
  expect(known.notifications).toContainEqual({ about: 'badge', channel: 'in_app', isWanted: true });
  expect(JSON.parse(JSON.stringify(known))).toEqual(known);
});
