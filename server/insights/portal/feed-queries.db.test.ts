import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, aRefund, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import type { Cursor, FeedItem } from './contract.ts';
import { feedPage } from './feed-queries.ts';

const { db, sql } = await testDatabase();
const house = testContext(db);

const hoursBefore = (hours: number) => new Date(TEST_NOW.getTime() - hours * 3_600_000).toISOString();

/** Forty-five purchases, one every twelve hours; the cashback of every fifth came two days late, the rest at once. */
async function aBusyCustomer() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aCustomer(house, { programId });
  const purchaseIds: string[] = [];
  for (let nth = 45; nth > 0; nth -= 1) {
    const purchase = await aPurchase(house, { programId, customer: { id: userId }, occurredAt: hoursBefore(nth * 12) });
    purchaseIds.push(purchase.id);
  }
  await grantRewards(house, { purchaseIds });
  await sql`update cashback_transactions set status = 'processing', processing_at = now() where user_id = ${userId}`;
  await sql`
    update cashback_transactions t set status = 'completed',
           completed_at = p.occurred_at + case when p.id = any(${late(purchaseIds)}) then interval '50 hours' else interval '1 minute' end
      from purchases p where p.id = t.purchase_id and t.user_id = ${userId}`;
  const actor: Actor = { kind: 'person', userId, programId, role: 'customer' };
  return { ctx: testContext(db, { actor }), userId, purchaseIds };
}

const late = (purchaseIds: readonly string[]) => purchaseIds.filter((_id, index) => index % 5 === 0);

it('has every late payment once and at its place, though each page looks for its own alone', async () => {
  const { ctx, userId, purchaseIds } = await aBusyCustomer();
  const items: FeedItem[] = [];
  let cursor: Cursor | null | undefined;
  do {
    const page = await feedPage(ctx, userId, { show: 'all', cursor });
    expect(page.items.length).toBeLessThanOrEqual(20);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  const times = items.map(({ occurredAt }) => occurredAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(purchaseIds));
  expect(items.filter(({ kind }) => kind === 'payment')).toHaveLength(late(purchaseIds).length);
});

it('names of a refund what was bought, and the purchase it belongs to', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const items = ['Wooden train set', 'A ball'].map((name) => ({ name, quantity: 1, unitAmount: 3_000_000 }));
  const purchase = await aPurchase(house, { programId, amount: 6_000_000, items });
  await grantRewards(house, { purchaseIds: [purchase.id] });
  await aRefund(house, { purchase, amount: 3_000_000 });
  const actor: Actor = { kind: 'person', userId: purchase.userId, programId, role: 'customer' };
  const { items: shown } = await feedPage(testContext(db, { actor }), purchase.userId, { show: 'refunds' });
  expect(shown).toMatchObject([
    { kind: 'refund', purchaseId: purchase.id, lines: { first: 'Wooden train set', others: 1 } },
  ]);
});
