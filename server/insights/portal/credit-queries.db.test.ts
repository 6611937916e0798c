import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { creditPage, creditsOf, paidTo } from './credit-queries.ts';

const { db, sql } = await testDatabase();
const house = testContext(db);
const BOUGHT = 22;

let owner: { readonly programId: string; readonly userId: string };
const as = (userId: string) => {
  const actor: Actor = { kind: 'person', userId, programId: owner.programId, role: 'customer' };
  return testContext(db, { actor });
};

/** Somebody whose purchases of 10,000.00 were paid back as store credit; the last of them was returned. */
beforeAll(async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aCustomer(house, { programId });
  owner = { programId, userId };
  const purchaseIds: string[] = [];
  for (let nth = 0; nth < BOUGHT; nth += 1) {
    purchaseIds.push((await aPurchase(house, { programId, customer: { id: userId }, amount: 1_000_000 })).id);
  }
  await grantRewards(house, { purchaseIds });
  const rows = await sql<{ id: string }[]>`select id from cashback_transactions where user_id = ${userId}`;
  await payCashback(house, { transactionIds: rows.map(({ id }) => id) });
  const refunded = await recordRefund(house, {
    programId,
    purchaseId: purchaseIds.at(-1) ?? '',
    refund: { amount: 1_000_000 },
  });
  await grantRewards(house, { refundIds: [refunded.refund.id] });
});

it('store credit comes in pages that meet, each entry with what stood there after it', async () => {
  const { userId } = owner;
  const first = await creditPage(as(userId), userId, {});
  const second = await creditPage(as(userId), userId, { cursor: first.next });
  const entries = [...first.entries, ...second.entries];
  expect(new Set(entries.map(({ id }) => id)).size).toBe(BOUGHT + 1);
  expect([first.entries.length, second.next]).toEqual([20, null]);
  const [newest] = entries;
  expect(newest).toMatchObject({ kind: 'clawback', purchase: { orderId: expect.any(String) } });
  expect(newest?.amount).toBeLessThan(0n);
  expect(first.credits).toEqual([{ currency: 'NGN', balance: newest?.balance }]);
  const summed = entries.toReversed().reduce((sum, { amount, balance }) => {
    expect(balance).toBe(sum + amount);
    return balance;
  }, 0n);
  expect(summed).toBe(newest?.balance);
});

it('whoever never got any has none, and is told that cashback comes as store credit', async () => {
  const { id } = await aCustomer(house, { programId: owner.programId });
  expect(await creditsOf(db, id, 'NGN')).toEqual([]);
  expect(await paidTo(db, id)).toEqual({ provider: 'wallet', label: null, isTheirsToSay: false });
});

it('where cashback goes is the account of who pays for the program, or the one somebody chose for the customer', async () => {
  const { id: programId } = await aProgram(house);
  await sql`update programs set settings = settings || '{"payoutProvider":"paystack"}' where id = ${programId}`;
  const { id: userId } = await aCustomer(house, { programId });
  expect(await paidTo(db, userId)).toEqual({ provider: 'paystack', label: null, isTheirsToSay: true });
  await sql`
    insert into payout_accounts (id, program_id, user_id, provider, label, sealed_details, is_preferred)
    values (gen_random_uuid(), ${programId}, ${userId}, 'paystack', '•••• 6789', 'sealed', false),
           (gen_random_uuid(), ${programId}, ${userId}, 'stripe', 'acct_…1234', 'sealed', false)`;
  expect(await paidTo(db, userId)).toEqual({ provider: 'paystack', label: '•••• 6789', isTheirsToSay: true });
  await sql`update payout_accounts set is_preferred = true where user_id = ${userId} and provider = 'stripe'`;
  expect(await paidTo(db, userId)).toEqual({ provider: 'stripe', label: 'acct_…1234', isTheirsToSay: false });
});

it('another customer’s store credit is nobody else’s business', async () => {
  const eve = await aCustomer(house, { programId: owner.programId });
  await expect(creditPage(as(eve.id), owner.userId, {})).rejects.toMatchObject({ kind: 'forbidden' });
});
