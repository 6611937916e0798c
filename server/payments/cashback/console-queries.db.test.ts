import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { owedCashback } from '#server/payments/testing/owed-cashback.ts';
import { payoutCounts, payoutDetail, payoutPage } from './console-queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

function adminOf(programId: string, role: 'admin' | 'customer' = 'admin') {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role };
  return testContext(db, { actor });
}

async function threeOfWhichOneFailed() {
  const owed = await owedCashback(house, { customers: ['one', 'two', 'three'] });
  const [first] = owed;
  if (!first) throw new Error('nothing is owed');
  const isFirst = eq(cashbackTransactions.id, first.id);
  await db.update(cashbackTransactions).set({ status: 'processing' }).where(isFirst);
  const failed = { status: 'failed' as const, errorCode: 'account_closed', attempts: 7, attemptsBefore: 2 };
  await db.update(cashbackTransactions).set(failed).where(isFirst);
  return { programId: first.programId, failedId: first.id };
}

const page = { limit: 2, descending: true, after: null };

it('payments are counted by their state, those of another program not among them', async () => {
  const { programId } = await threeOfWhichOneFailed();
  await threeOfWhichOneFailed();
  const counts = await payoutCounts(adminOf(programId), programId);
  expect(counts).toEqual({ pending: 2, processing: 0, completed: 0, failed: 1, reversed: 0, needs_review: 0 });
});

it('a payment that failed is found by its state and error, with the tries since a person last asked for one', async () => {
  const { programId, failedId } = await threeOfWhichOneFailed();
  const filters = { statuses: ['failed' as const], errorCode: 'account_closed' };
  const { rows, next } = await payoutPage(adminOf(programId), { programId, filters }, page);
  expect(rows).toMatchObject([{ id: failedId, tries: 5, triesAllowed: 5, payable: 300_000, currency: 'NGN' }]);
  expect(next).toBeNull();
  const other = { statuses: ['failed' as const], errorCode: 'no_such_error' };
  expect((await payoutPage(adminOf(programId), { programId, filters: other }, page)).rows).toEqual([]);
});

it('payments are found by whose they are, or by their order', async () => {
  const { programId, failedId } = await threeOfWhichOneFailed();
  const ctx = adminOf(programId);
  const { rows } = await payoutPage(ctx, { programId, filters: {} }, { ...page, limit: 3 });
  const failed = rows.find(({ id }) => id === failedId);
  const found = async (of: { customerIds: string[]; purchaseIds: string[] }) =>
    (await payoutPage(ctx, { programId, filters: {}, of }, page)).rows.map(({ id }) => id);
  expect(await found({ customerIds: [failed?.customerId ?? ''], purchaseIds: [] })).toEqual([failedId]);
  expect(await found({ customerIds: [], purchaseIds: [failed?.purchaseId ?? ''] })).toEqual([failedId]);
  expect(await found({ customerIds: [], purchaseIds: [] })).toEqual([]);
});

it('a payment is looked at with its order, and the badge whose bonus it has', async () => {
  const { programId, failedId } = await threeOfWhichOneFailed();
  const detail = await payoutDetail(adminOf(programId), { programId, transactionId: failedId });
  expect(detail).toMatchObject({ id: failedId, orderId: expect.stringMatching(/./), badgeName: null });
});

it('pages follow each other without a gap or a repetition', async () => {
  const { programId } = await threeOfWhichOneFailed();
  const ctx = adminOf(programId);
  const first = await payoutPage(ctx, { programId, filters: {} }, page);
  const second = await payoutPage(ctx, { programId, filters: {} }, { ...page, after: first.next });
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  expect(second.next).toBeNull();
});

it('customers see none of it', async () => {
  const { programId } = await threeOfWhichOneFailed();
  const ctx = adminOf(programId, 'customer');
  await expect(payoutCounts(ctx, programId)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(payoutPage(ctx, { programId, filters: {} }, page)).rejects.toMatchObject({ kind: 'forbidden' });
});
