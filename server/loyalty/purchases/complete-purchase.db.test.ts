import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { events } from '#db/schema/events.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { cancelPurchase } from './cancel-purchase.ts';
import { completePurchase } from './complete-purchase.ts';
import { purchaseById } from './queries.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
const later = new Date('2026-11-21T08:00:00Z');
let programId = '';
beforeAll(async () => {
  programId = (await aProgram(ctx)).id;
});

const pending = () => aPurchase(ctx, { programId, status: 'pending' });

describe('a confirmed payment', () => {
  it('completes the purchase, tells of it and wakes rewarding', async () => {
    const mine = testContext(db, { now: () => later });
    const { id: purchaseId } = await pending();
    const { purchase, changed } = await completePurchase(mine, { programId, purchaseId });
    expect(changed).toBe(true);
    expect(purchase).toMatchObject({ status: 'completed', completedAt: later, updatedAt: later });
    expect(await purchaseById(db, programId, purchaseId)).toEqual(purchase);
    expect(mine.sent).toEqual([{ job: 'rewards.grant', payload: { purchaseIds: [purchaseId] } }]);
    const told = await db.select().from(events).where(eq(events.subjectId, purchaseId));
    expect(told.map((event) => event.type)).toEqual(['purchase.completed']);
  });

  it('confirmed again changes nothing, also six times at once', async () => {
    const mine = testContext(db);
    const { id: purchaseId } = await pending();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => completePurchase(mine, { programId, purchaseId })),
    );
    expect(answers.filter((answer) => answer.changed)).toHaveLength(1);
    expect(mine.sent).toHaveLength(1);
  });

  it('is not confirmed when the job cannot be queued', async () => {
    const broken = testContext(db, { enqueue: () => Promise.reject(new Error('the queue is gone')) });
    const { id: purchaseId } = await pending();
    await expect(completePurchase(broken, { programId, purchaseId })).rejects.toThrow('the queue is gone');
    expect((await purchaseById(db, programId, purchaseId)).status).toBe('pending');
  });

  it('of a cancelled purchase is refused', async () => {
    const { id: purchaseId } = await pending();
    await cancelPurchase(ctx, { programId, purchaseId });
    await expect(completePurchase(ctx, { programId, purchaseId })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'purchase_cancelled',
    });
  });
});

describe('calling a purchase off', () => {
  it('cancels it while it is pending; again changes nothing', async () => {
    const { id: purchaseId } = await pending();
    const { purchase, changed } = await cancelPurchase(ctx, { programId, purchaseId });
    expect({ changed, status: purchase.status }).toEqual({ changed: true, status: 'cancelled' });
    expect(await cancelPurchase(ctx, { programId, purchaseId })).toEqual({ purchase, changed: false });
  });

  it('is refused once it was paid', async () => {
    const { id: purchaseId } = await aPurchase(ctx, { programId });
    await expect(cancelPurchase(ctx, { programId, purchaseId })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'purchase_not_pending',
    });
  });

  it('or confirming it: one of two wins', async () => {
    const { id: purchaseId } = await pending();
    const both = [completePurchase(ctx, { programId, purchaseId }), cancelPurchase(ctx, { programId, purchaseId })];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a purchase of another program', () => {
  it.each([completePurchase, cancelPurchase])('is not found, like one that never was (%o)', async (verb) => {
    const elsewhere = await aProgram(ctx);
    const { id } = await aPurchase(ctx, { programId: elsewhere.id, status: 'pending' });
    const answer = { kind: 'not_found', message: 'The purchase was not found' };
    await expect(verb(ctx, { programId, purchaseId: id })).rejects.toMatchObject(answer);
    await expect(verb(ctx, { programId, purchaseId: newId() })).rejects.toMatchObject(answer);
    await expect(verb(ctx, { programId, purchaseId: "'; --" })).rejects.toMatchObject(answer);
  });
});
