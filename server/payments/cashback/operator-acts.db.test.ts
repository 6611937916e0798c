import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { events } from '#db/schema/events.ts';
import { payoutProviders } from '#db/schema/payouts.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import type { PayAnswer } from '#server/payments/payouts/port.ts';
import { attemptsOf, owedCashback, transactionOf } from '#server/payments/testing/owed-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { cancelCashback } from './cancel-cashback.ts';
import { markCashbackPaid } from './mark-cashback-paid.ts';
import { payCashback } from './pay-cashback.ts';
import { retryCashback, retryManyCashback } from './retry-cashback.ts';

const { db } = await testDatabase();
const DAY = 86_400_000;
const refusal: PayAnswer = { outcome: 'refused', code: 'account_closed', message: 'The account is closed' };
const silence: PayAnswer = { outcome: 'unknown', message: 'timeout' };
const proof = 'The provider wrote on Friday that it was settled';

/** Cashback at an outside provider that answers each call by the next of these, and pays when there is none left. */
async function scene(answers: PayAnswer[], customers = ['one']) {
  await db.delete(payoutProviders);
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now });
  const owed = await owedCashback(ctx, { customers });
  const [first] = owed;
  if (!first) throw new Error('nothing is owed');
  const provider = scriptedProvider({ pay: (_payment, _call, book) => answers.shift() ?? book() });
  const ids = owed.map(({ id }) => id);
  const pay = () => payCashback(ctx, { transactionIds: ids }, provider.providers);
  const untilReview = async () => {
    for (let day = 0; day < 6; day += 1) {
      await pay();
      clock.forward(0.1 * DAY);
    }
  };
  const named = { programId: first.programId, transactionId: first.id };
  return { clock, ctx, first, ids, named, provider, pay, untilReview };
}

async function lastAudit(subjectId: string) {
  const [row] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, subjectId))
    .orderBy(desc(auditLog.id))
    .limit(1);
  return row;
}

async function lastEvent(subjectId: string) {
  const [row] = await db.select().from(events).where(eq(events.subjectId, subjectId)).orderBy(desc(events.id)).limit(1);
  return row;
}

const totalOf = async (userId: string) =>
  (await db.select().from(users).where(eq(users.id, userId)))[0]?.totalCashbackMinor;

describe('trying again', () => {
  it('pays what had been refused, under the same key, with a budget of its own', async () => {
    const { ctx, first, named, provider, pay } = await scene([refusal]);
    await pay();
    await retryCashback(ctx, named);
    expect(await transactionOf(ctx, first.id)).toMatchObject({ status: 'pending', attemptsBefore: 1, errorCode: null });
    expect(ctx.sent.at(-1)).toMatchObject({ job: 'cashback.pay', payload: { transactionIds: [first.id] } });
    expect(await lastAudit(first.id)).toMatchObject({ action: 'cashback.retry', before: { status: 'failed' } });
    expect(await lastEvent(first.id)).toMatchObject({ type: 'cashback.pending' });
    await pay();
    expect(provider.sent.map(({ key }) => key)).toEqual([first.id, first.id]);
    expect(await transactionOf(ctx, first.id)).toMatchObject({ status: 'completed', attempts: 2 });
  });

  it('asks first where the money may have gone: what was paid in silence is found, and nothing is sent', async () => {
    const { ctx, first, named, provider, pay, untilReview } = await scene(Array.from({ length: 5 }, () => silence));
    await untilReview();
    expect(await transactionOf(ctx, first.id)).toMatchObject({ status: 'needs_review', attempts: 5 });
    provider.books.set(first.id, 300_000n);
    const sent = provider.sent.length;
    await retryCashback(ctx, named);
    expect((await transactionOf(ctx, first.id)).status).toBe('processing');
    await pay();
    expect(provider.sent).toHaveLength(sent);
    expect(await transactionOf(ctx, first.id)).toMatchObject({ status: 'completed', attempts: 6 });
  });

  it('has five attempts again', async () => {
    const { ctx, first, named, untilReview } = await scene(Array.from({ length: 10 }, () => silence));
    await untilReview();
    await retryCashback(ctx, named);
    await untilReview();
    expect(await transactionOf(ctx, first.id)).toMatchObject({ status: 'needs_review', attempts: 10 });
    expect(await attemptsOf(ctx, first.id)).toHaveLength(10);
  });

  it('is refused for what is on its way, was paid, or belongs to another program', async () => {
    const { ctx, named, pay } = await scene([]);
    await expect(retryCashback(ctx, named)).rejects.toMatchObject({ kind: 'conflict', code: 'cashback_not_failed' });
    await pay();
    await expect(retryCashback(ctx, named)).rejects.toMatchObject({ kind: 'conflict', code: 'cashback_not_failed' });
    const elsewhere = { ...named, programId: newId() };
    await expect(retryCashback(ctx, elsewhere)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(retryCashback(ctx, { ...named, transactionId: 'x' })).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('of many answers for each, by ids or by a filter', async () => {
    const { ctx, ids, named, pay } = await scene([refusal, refusal], ['a', 'b', 'c']);
    const { programId } = named;
    await pay();
    const answers = await retryManyCashback(ctx, { programId, ids });
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'retried', 'retried']);
    expect(await retryManyCashback(ctx, { programId, filter: { status: 'failed' } })).toEqual([]);
  });

  it('asks a person for their password, and a token for its scope', async () => {
    const { named, ctx } = await scene([]);
    const { programId } = named;
    const person = { kind: 'person', userId: newId(), programId, role: 'admin' } as const;
    const token = { kind: 'token', tokenId: newId(), programId, scopes: ['cashback:read'] } as const;
    for (const act of [retryCashback, cancelCashback]) {
      const asked = act({ ...ctx, actor: person }, named);
      await expect(asked).rejects.toMatchObject({ code: 'confirmation_required' });
      await expect(act({ ...ctx, actor: token }, named)).rejects.toMatchObject({ kind: 'forbidden' });
    }
    const marked = markCashbackPaid({ ...ctx, actor: person }, { ...named, reference: 'r', proof });
    await expect(marked).rejects.toMatchObject({ code: 'confirmation_required' });
  });
});

describe('cancelling', () => {
  it('reverses what failed, and says so', async () => {
    const { ctx, first, named, pay } = await scene([refusal]);
    await pay();
    await cancelCashback(ctx, { ...named, reason: 'left us' });
    const at = ctx.now();
    const ended = { status: 'reversed', reversedMinor: 300_000n, reversedAt: at, cancelledAt: at, nextAttemptAt: null };
    expect(await transactionOf(ctx, first.id)).toMatchObject(ended);
    expect(await lastEvent(first.id)).toMatchObject({ type: 'cashback.reversed', data: { amount: 300_000 } });
    expect(await lastAudit(first.id)).toMatchObject({ action: 'cashback.cancel', after: { reason: 'left us' } });
    expect(await totalOf(first.userId)).toBe(0n);
    await expect(retryCashback(ctx, named)).rejects.toMatchObject({ code: 'cashback_not_failed' });
  });

  it('of what may have been paid takes a proof that it was not', async () => {
    const { ctx, first, named, untilReview } = await scene(Array.from({ length: 5 }, () => silence));
    await untilReview();
    await expect(cancelCashback(ctx, named)).rejects.toMatchObject({ kind: 'conflict', code: 'outcome_unknown' });
    await cancelCashback(ctx, { ...named, proof });
    expect((await transactionOf(ctx, first.id)).status).toBe('reversed');
    expect(await lastAudit(first.id)).toMatchObject({ after: { proof } });
  });
});

describe('marking as paid', () => {
  it('completes it with the reference, raises the total, and keeps the proof', async () => {
    const { ctx, first, named, untilReview } = await scene(Array.from({ length: 5 }, () => silence));
    await untilReview();
    await db.execute(`update cashback_transactions set provider = 'sandbox' where id = '${first.id}'`);
    await markCashbackPaid(ctx, { ...named, reference: 'po_77', proof });
    expect(await transactionOf(ctx, first.id)).toMatchObject({ status: 'completed', providerReference: 'po_77' });
    expect(await totalOf(first.userId)).toBe(300_000n);
    expect(await lastEvent(first.id)).toMatchObject({ type: 'cashback.completed', data: { amount: 300_000 } });
    expect(await lastAudit(first.id)).toMatchObject({
      action: 'cashback.mark_paid',
      after: { reference: 'po_77', proof },
    });
    await expect(markCashbackPaid(ctx, { ...named, reference: 'x', proof })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('is refused without a proof, and for store credit, whose books are ours', async () => {
    const { ctx, named, pay } = await scene([refusal]);
    await pay();
    const bare = markCashbackPaid(ctx, { ...named, reference: 'x', proof: '' });
    await expect(bare).rejects.toMatchObject({ code: 'validation_failed' });
    const credit = markCashbackPaid(ctx, { ...named, reference: 'x', proof });
    await expect(credit).rejects.toMatchObject({ code: 'books_decide' });
  });
});
