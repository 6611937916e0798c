import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, aRefund, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { applyReevaluation } from '#server/loyalty/reevaluations/apply-reevaluation.ts';
import { previewReevaluation } from '#server/loyalty/reevaluations/preview-reevaluation.ts';
import { walkReevaluations } from '#server/loyalty/reevaluations/walk-reevaluations.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { reprocessPurchase } from '#server/loyalty/rewards/reprocess-purchase.ts';
import type { PurchaseFilters } from './contract.ts';
import { purchaseDetail } from './detail-queries.ts';
import { newerPurchases, purchasesPage } from './queries.ts';

const { db, sql } = await testDatabase();
const house = testContext(db);

function adminOf(programId: string, role: 'admin' | 'customer' = 'admin') {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role };
  return testContext(db, { actor });
}

const FIRST = { limit: 10, descending: true, after: null };

async function orders(programId: string, filters: PurchaseFilters) {
  const { rows } = await purchasesPage(adminOf(programId), { programId, filters }, FIRST);
  return rows.map(({ orderId }) => orderId);
}

async function shop() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const ada = { email: 'ada@example.com', name: 'Ada Obi' };
  const rewarded = await aPurchase(house, {
    programId,
    orderId: 'O-1',
    customer: ada,
    occurredAt: '2026-11-18T23:30:00Z',
  });
  await grantRewards(house, { purchaseIds: [rewarded.id] });
  const waiting = await aPurchase(house, { programId, orderId: 'O-2', occurredAt: '2026-11-19T10:00:00Z' });
  await aPurchase(house, { programId, orderId: 'O-3', status: 'pending', occurredAt: '2026-11-20T10:00:00Z' });
  return { programId, rewarded, waiting };
}

it('lists purchases newest first with what each earned', async () => {
  const { programId, rewarded } = await shop();
  const { rows } = await purchasesPage(adminOf(programId), { programId, filters: {} }, FIRST);
  expect(rows.map(({ orderId, rewarding }) => [orderId, rewarding])).toEqual([
    ['O-3', 'none'],
    ['O-2', 'waiting'],
    ['O-1', 'rewarded'],
  ]);
  expect(rows[2]).toMatchObject({
    id: rewarded.id,
    customer: { name: 'Ada Obi' },
    amount: 6_000_000n,
    points: 100,
    cashback: 300_000n,
  });
});

it('is filtered by status, rewards, customer, order and the days of the program’s own time zone', async () => {
  const { programId, rewarded } = await shop();
  expect(await orders(programId, { status: 'pending' })).toEqual(['O-3']);
  expect(await orders(programId, { status: 'completed' })).toEqual(['O-2', 'O-1']);
  expect(await orders(programId, { rewarding: 'waiting' })).toEqual(['O-2']);
  expect(await orders(programId, { rewarding: 'rewarded' })).toEqual(['O-1']);
  expect(await orders(programId, { rewarding: 'failed' })).toEqual([]);
  expect(await orders(programId, { text: 'ada' })).toEqual(['O-1']);
  expect(await orders(programId, { text: 'O-2' })).toEqual(['O-2']);
  expect(await orders(programId, { customerId: rewarded.userId })).toEqual(['O-1']);
  // Half past eleven in the evening in London is the next day in Lagos.
  expect(await orders(programId, { from: '2026-11-19', to: '2026-11-19' })).toEqual(['O-2', 'O-1']);
  expect(await orders(programId, { to: '2026-11-18' })).toEqual([]);
});

it('counts what came after the newest row that is shown', async () => {
  const { programId, rewarded, waiting } = await shop();
  const since = ({ occurredAt: at, id }: { occurredAt: Date; id: string }) => ({ at, id });
  const ctx = adminOf(programId);
  expect(await newerPurchases(ctx, { programId, filters: {} }, since(rewarded))).toBe(2);
  expect(await newerPurchases(ctx, { programId, filters: { status: 'completed' } }, since(waiting))).toBe(0);
});

it('shows one purchase whole: what it earned, why, its refunds and every step on its way', async () => {
  const { programId, rewarded } = await shop();
  await aRefund(house, { purchase: rewarded, reason: 'broken' });
  const detail = await purchaseDetail(adminOf(programId), { programId, purchaseId: rewarded.id });
  expect(detail).toMatchObject({ orderId: 'O-1', customer: { name: 'Ada Obi' }, rewarding: 'rewarded' });
  expect(detail.rewards.cashback).toMatchObject({ amount: 300_000 });
  expect(detail.rungs).toMatchObject({ 1: 'Bronze', 3: 'Gold' });
  expect(detail.bonusBadge).toBe('Bronze');
  expect(detail.refunds).toMatchObject([{ amount: 1_500_000n, reason: 'broken', isRewarded: false }]);
  expect(new Set(detail.timeline.map(({ step }) => step))).toEqual(
    new Set(['received', 'queued', 'evaluated', 'owed', 'refunded']),
  );
  expect(detail.achievements['first-purchase']).toMatchObject({ isMoney: false });
});

it('says what a refund took back: cashback, points, unlocks, and how many of a line', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const items = [{ name: 'Kettle', quantity: 2, unitAmount: 3_000_000 }];
  const purchase = await aPurchase(house, { programId, orderId: 'O-9', amount: 6_000_000, items });
  await grantRewards(house, { purchaseIds: [purchase.id] });
  const ctx = adminOf(programId);
  const named = { programId, purchaseId: purchase.id };
  expect((await purchaseDetail(ctx, named)).cashbackLeft).toBeNull();

  const half = await aRefund(house, { purchase, lines: [{ index: 0, quantity: 1 }] });
  await grantRewards(house, { purchaseIds: [], refundIds: [half.id] });
  const once = await purchaseDetail(ctx, named);
  expect(once.items[0]).toMatchObject({ quantity: 2, returned: 1 });
  const left = once.cashbackLeft?.left ?? 0n;
  expect(left).toBeGreaterThan(0n);
  expect(once.cashbackLeft?.takenBack).toBe(300_000n - left);
  expect(once.timeline).toContainEqual(expect.objectContaining({ step: 'reversed', amount: 300_000n - left }));
  expect(once.refunds).toMatchObject([{ cashback: 300_000n - left }]);

  const rest = await aRefund(house, { purchase, lines: [{ index: 0, quantity: 1 }] });
  await grantRewards(house, { purchaseIds: [], refundIds: [rest.id] });
  const all = await purchaseDetail(ctx, named);
  expect(all.cashbackLeft).toEqual({ takenBack: 300_000n, left: 0n });
  // Both lowered what was not paid yet; by how much each is not known.
  expect(all.refunds).toMatchObject([{ cashback: null }, { cashback: null, isRewarded: true, points: -100 }]);
  expect(all.refunds[1]?.revoked).toEqual(expect.arrayContaining(['achievement:first-purchase']));
  expect(all.timeline).toContainEqual(expect.objectContaining({ step: 'lost', points: -100 }));
  expect(all.rewards.badge).toEqual({ before: null, after: { level: 1, name: 'Bronze' } });
  expect(all.achievements['first-purchase']).toBeDefined();
});

it('tells a refund that was given up from one that is taking effect', async () => {
  const { programId, rewarded } = await shop();
  const refund = await aRefund(house, { purchase: rewarded });
  const statesOf = async () => {
    const { refunds } = await purchaseDetail(adminOf(programId), { programId, purchaseId: rewarded.id });
    return refunds.map(({ isRewarded, isGivenUp }) => ({ isRewarded, isGivenUp }));
  };
  expect(await statesOf()).toEqual([{ isRewarded: false, isGivenUp: false }]);
  await sql`update refunds set reward_dead_at = now(), reward_failures = 3 where id = ${refund.id}`;
  expect(await statesOf()).toEqual([{ isRewarded: false, isGivenUp: true }]);
});

it('is for admins of the program only', async () => {
  const { programId, rewarded } = await shop();
  const { id: other } = await aProgram(house);
  const named = { programId, purchaseId: rewarded.id };
  await expect(purchaseDetail(adminOf(other), { ...named, programId: other })).rejects.toMatchObject({
    kind: 'not_found',
  });
  await expect(purchaseDetail(adminOf(programId, 'customer'), named)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(purchasesPage(adminOf(other), { programId, filters: {} }, FIRST)).rejects.toMatchObject({
    kind: 'not_found',
  });
});

it('is reprocessed as often as one likes: what was rewarded stays, what was not is queued again', async () => {
  const { programId, rewarded, waiting } = await shop();
  const ctx = adminOf(programId);
  expect(await reprocessPurchase(ctx, { programId, purchaseId: rewarded.id })).toEqual({ queued: false });
  expect(await reprocessPurchase(ctx, { programId, purchaseId: waiting.id })).toEqual({ queued: true });
  expect(ctx.sent).toMatchObject([{ job: 'rewards.grant', payload: { purchaseIds: [waiting.id] } }]);
  const [pending] = (await purchasesPage(ctx, { programId, filters: { status: 'pending' } }, FIRST)).rows;
  await expect(reprocessPurchase(ctx, { programId, purchaseId: pending?.id ?? '' })).rejects.toMatchObject({
    code: 'purchase_not_completed',
  });
});

it('tells what a purchase turned out to have unlocked when a rule was published for all of history', async () => {
  const { programId, rewarded } = await shop();
  const named = { programId, purchaseId: rewarded.id };
  expect((await purchaseDetail(adminOf(programId), named)).later).toEqual([]);
  const later = testContext(db, { now: () => new Date(TEST_NOW.getTime() + 60_000) });
  const definition = { name: 'Early bird', points: 25, criteria: { type: 'purchase', target: 1 } } as const;
  const draft = { subject: 'achievement', key: 'early-bird', definition } as const;
  const { reevaluationId: previewId } = await previewReevaluation(later, { programId, draft });
  await walkReevaluations(later, { reevaluationIds: [previewId] });
  const { reevaluationId } = await applyReevaluation(later, { programId, previewId });
  await walkReevaluations(later, { reevaluationIds: [reevaluationId] });
  const told = (await purchaseDetail(adminOf(programId), named)).later;
  expect(told).toMatchObject([{ name: 'Early bird', points: 25 }]);
  const refund = await aRefund(house, { purchase: rewarded, amount: Number(rewarded.amountMinor) });
  await grantRewards(house, { refundIds: [refund.id] });
  expect((await purchaseDetail(adminOf(programId), named)).later).toEqual([]);
});
