import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import type { Page, PageRequest } from '#server/kernel/paging.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { anonymiseCustomer } from '#server/loyalty/customers/anonymise-customer.ts';
import { createCustomer } from '#server/loyalty/customers/create-customer.ts';
import { adjustPoints } from '#server/loyalty/rewards/adjust-points.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { setPayoutAccount } from '#server/payments/payouts/set-payout-account.ts';
import type { CustomerFilters, CustomerRow } from './contract.ts';
import { customerAuditPage, customerCashbackPage, ledgerPage } from './history-queries.ts';
import { customerPaidTo } from './paid-to-queries.ts';
import { customerDetail, customersPage } from './queries.ts';

const { db } = await testDatabase();
const house = testContext(db);
const FIRST = { limit: 10, descending: true, after: null };

function adminOf(programId: string, role: 'admin' | 'customer' = 'admin') {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role, confirmedAt: TEST_NOW };
  return testContext(db, { actor });
}

async function shop() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const customer = { email: 'ada@example.com', name: 'Ada Obi', externalId: 'C-1' };
  const purchase = await aPurchase(house, { programId, customer });
  await grantRewards(house, { purchaseIds: [purchase.id] });
  const quiet = await createCustomer(house, { programId, customer: { externalId: 'C-2' } });
  const gone = await createCustomer(house, { programId, customer: { externalId: 'C-3' } });
  await anonymiseCustomer(house, { programId, customerId: gone.id });
  return { programId, customerId: purchase.userId, quiet, gone, ctx: adminOf(programId) };
}

it('lists customers with badge and sums; who is anonymous only when asked for', async () => {
  const { programId, customerId, quiet, gone, ctx } = await shop();
  const listed = async (filters: CustomerFilters) =>
    (await customersPage(ctx, { programId, filters }, FIRST)).rows.map(({ id }) => id).sort();
  expect(await listed({})).toEqual([customerId, quiet.id].sort());
  expect(await listed({ account: 'anonymised' })).toEqual([gone.id]);
  expect(await listed({ text: 'ada' })).toEqual([customerId]);
  expect(await listed({ level: 1 })).toEqual([customerId]);
  expect(await listed({ account: 'registered' })).toEqual([]);
  const { rows } = await customersPage(ctx, { programId, filters: { text: 'C-1' } }, FIRST);
  expect(rows).toMatchObject([{ name: 'Ada Obi', purchases: 1, points: 100, badge: { level: 1, name: 'Bronze' } }]);
});

it('walks those who hold a badge page by page, both ways, and holds each once', async () => {
  const { programId, customerId, ctx } = await shop();
  const others = [await aPurchase(house, { programId }), await aPurchase(house, { programId })];
  await grantRewards(house, { purchaseIds: others.map(({ id }) => id) });
  const byAge = [customerId, ...others.map(({ userId }) => userId)];
  for (const descending of [true, false]) {
    const seen: string[] = [];
    let after: PageRequest['after'] = null;
    do {
      const asked = { programId, filters: { level: 1 } };
      const page: Page<CustomerRow> = await customersPage(ctx, asked, { limit: 1, descending, after });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toEqual(descending ? byAge.toReversed() : byAge);
  }
  const nobody = await customersPage(ctx, { programId, filters: { level: 1, account: 'anonymised' } }, FIRST);
  expect(nobody).toEqual({ rows: [], next: null });
});

it('shows one customer with what moved their points, what they are owed, and what was done to them', async () => {
  const { programId, customerId, ctx } = await shop();
  const named = { programId, customerId };
  await adjustPoints(ctx, { ...named, adjustment: { points: 5, reason: 'kindness', key: newId() } });
  expect(await customerDetail(ctx, named)).toMatchObject({ account: 'unregistered', summary: { points: 105 } });
  const ledger = await ledgerPage(ctx, named, FIRST);
  expect(new Set(ledger.rows.map(({ delta, note }) => `${delta} ${note}`))).toEqual(
    new Set(['5 kindness', '100 null']),
  );
  const { rows: owed } = await customerCashbackPage(ctx, named, FIRST);
  expect(owed).toMatchObject([{ amount: 300_000n, status: 'pending', rateBps: 500 }]);
  const { rows: deeds } = await customerAuditPage(ctx, named, FIRST);
  expect(deeds).toMatchObject([{ action: 'points.adjust', before: { points: 100 }, after: { points: 105 } }]);
});

it('tells what could not be paid, with the newest of its payments', async () => {
  const { programId, customerId, ctx } = await shop();
  const named = { programId, customerId };
  expect((await customerDetail(ctx, named)).unpaid).toBeNull();
  const isTheirs = eq(cashbackTransactions.userId, customerId);
  for (const status of ['processing', 'failed'] as const) {
    await db.update(cashbackTransactions).set({ status }).where(isTheirs);
  }
  const [payment] = await db.select({ id: cashbackTransactions.id }).from(cashbackTransactions).where(isTheirs);
  expect((await customerDetail(ctx, named)).unpaid).toEqual({ amount: 300_000, count: 1, newest: payment?.id });
});

it('tells who pays a customer and where to, who said so, and never the account', async () => {
  const { programId, customerId, ctx } = await shop();
  const named = { programId, customerId };
  const vault = new SecretVault('s'.repeat(40));
  expect(await customerPaidTo(ctx, named, ['wallet'])).toEqual({
    usual: 'wallet',
    provider: 'wallet',
    accounts: [],
    choices: [],
  });
  const details = { recipient: 'acct-4711-and-more' };
  await setPayoutAccount(ctx, { programId, userId: customerId, provider: 'sandbox', details, preferred: true }, vault);
  const told = await customerPaidTo(ctx, named, ['wallet', 'sandbox']);
  const { actor } = ctx;
  const setBy = { actor: actor.kind === 'person' ? `person:${actor.userId}` : '', actorName: null };
  expect(told).toMatchObject({ usual: 'wallet', provider: 'sandbox', accounts: [{ provider: 'sandbox', setBy }] });
  expect(told.choices).toEqual([{ provider: 'sandbox', fields: ['recipient'] }]);
  expect(JSON.stringify(told)).not.toContain('4711');
});

it('is for admins of the program only', async () => {
  const { programId, customerId } = await shop();
  const { id: other } = await aProgram(house);
  const named = { programId: other, customerId };
  for (const read of [ledgerPage, customerCashbackPage, customerAuditPage]) {
    await expect(read(adminOf(other), named, FIRST)).rejects.toMatchObject({ kind: 'not_found' });
  }
  await expect(customerDetail(adminOf(other), named)).rejects.toMatchObject({ kind: 'not_found' });
  const asCustomer = customersPage(adminOf(programId, 'customer'), { programId, filters: {} }, FIRST);
  await expect(asCustomer).rejects.toMatchObject({ kind: 'forbidden' });
});
