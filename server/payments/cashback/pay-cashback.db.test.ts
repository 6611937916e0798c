import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { events } from '#db/schema/events.ts';
import { users } from '#db/schema/users.ts';
import { walletAccounts, walletPostings } from '#db/schema/wallet.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import { attemptsOf, type Owed, owedCashback, transactionOf } from '#server/payments/testing/owed-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { PAYMENT_CHECKPOINTS, payCashback } from './pay-cashback.ts';
import { sweepDueCashback } from './sweep-due-cashback.ts';

const { db } = await testDatabase();
const MINUTE = 60_000;

const scene = () => {
  const clock = testClock();
  return { clock, ctx: testContext(db, { now: clock.now }) };
};
const one = async (ctx = testContext(db), options = {}): Promise<Owed> => {
  const [owed] = await owedCashback(ctx, options);
  if (!owed) throw new Error('nothing is owed');
  return owed;
};
const totalOf = async ({ userId }: Owed) => {
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  return user?.totalCashbackMinor;
};

describe('paying into the wallet', () => {
  it('books the amount once, completes the transaction, raises the total and tells of it', async () => {
    const { ctx } = scene();
    const owed = await one(ctx);
    expect(await payCashback(ctx, { transactionIds: [owed.id] })).toMatchObject({ completed: 1 });
    expect(await transactionOf(ctx, owed.id)).toMatchObject({
      status: 'completed',
      attempts: 1,
      provider: 'wallet',
      providerReference: `wallet:${owed.id}`,
      completedAt: ctx.now(),
      nextAttemptAt: null,
    });
    expect(await attemptsOf(ctx, owed.id)).toMatchObject([{ attempt: 1, outcome: 'paid', provider: 'wallet' }]);
    expect(await postingsOf(owed.id)).toEqual([
      { kind: 'expense', userId: null, amount: 300_000n },
      { kind: 'liability', userId: owed.userId, amount: -300_000n },
    ]);
    expect(await totalOf(owed)).toBe(300_000n);
    const told = await db.select().from(events).where(eq(events.subjectId, owed.id)).orderBy(events.id);
    expect(told.map((event) => event.type)).toEqual(['cashback.pending', 'cashback.completed']);
    const completed = told.at(-1);
    expect(ctx.sent.at(-1)).toMatchObject({ job: 'notification.deliver', payload: { eventIds: [completed?.id] } });
  });

  it('again pays nothing more', async () => {
    const { ctx } = scene();
    const owed = await one(ctx);
    await payCashback(ctx, { transactionIds: [owed.id] });
    const again = await payCashback(ctx, { transactionIds: [owed.id, owed.id] });
    expect(again).toEqual({ completed: 0, failed: 0, needs_review: 0, pending: 0, processing: 0 });
    expect(await postingsOf(owed.id)).toHaveLength(2);
    expect(await totalOf(owed)).toBe(300_000n);
  });

  it('by six workers at once pays each customer once', async () => {
    const { ctx } = scene();
    const owed = await owedCashback(ctx, { customers: Array.from({ length: 20 }, (_, i) => `c${i % 5}`) });
    const ids = owed.map(({ id }) => id);
    const workers = Array.from({ length: 6 }, (_, i) =>
      payCashback(ctx, { transactionIds: i % 2 ? ids : ids.toReversed() }),
    );
    const reports = await Promise.all(workers);
    expect(reports.reduce((sum, report) => sum + report.completed, 0)).toBe(20);
    const totals = await Promise.all(owed.map(totalOf));
    expect(new Set(totals)).toEqual(new Set([4n * 300_000n]));
    expect(await db.$count(walletPostings, eq(walletPostings.programId, owed[0]?.programId ?? ''))).toBe(40);
  });

  it('in another currency than the program pays, and leaves the total alone', async () => {
    const { ctx } = scene();
    const owed = await one(ctx, { currency: 'USD' });
    await payCashback(ctx, { transactionIds: [owed.id] });
    expect((await transactionOf(ctx, owed.id)).status).toBe('completed');
    expect(await totalOf(owed)).toBe(0n);
  });

  it('pays only what refunds have left, and nothing where nothing is left', async () => {
    const { ctx } = scene();
    const [part, all] = await owedCashback(ctx, { customers: ['a', 'b'] });
    if (!part || !all) throw new Error('nothing is owed');
    await db.execute(sql`update cashback_transactions set reversed_amount = 165000 where id = ${part.id}`);
    await db.execute(sql`update cashback_transactions set reversed_amount = 300000 where id = ${all.id}`);
    await payCashback(ctx, { transactionIds: [part.id, all.id] });
    expect(await totalOf(part)).toBe(135_000n);
    expect((await transactionOf(ctx, all.id)).status).toBe('pending');
  });

  it('is for the worker only', async () => {
    const actor = { kind: 'person', userId: 'u', programId: 'p', role: 'admin' } as const;
    await expect(payCashback(testContext(db, { actor }), { transactionIds: [] })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('a worker that dies', () => {
  it.each(PAYMENT_CHECKPOINTS)('at %s loses nobody and pays nobody twice', async (label) => {
    const { clock, ctx } = scene();
    const owed = await owedCashback(ctx, { customers: ['a', 'b', 'c'] });
    const transactionIds = owed.map(({ id }) => id);
    const dying = testContext(db, {
      now: clock.now,
      checkpoint: (reached) => {
        if (reached === label) throw new Error('killed');
      },
    });
    await expect(payCashback(dying, { transactionIds })).rejects.toThrow('killed');
    const early = await payCashback(ctx, { transactionIds });
    expect(early.completed).toBe(0);
    clock.forward(MINUTE);
    await sweepDueCashback(ctx);
    const found = ctx.sent.filter((job) => job.job === 'cashback.pay').slice(1);
    for (const { payload } of found) await payCashback(ctx, payload as { transactionIds: string[] });
    for (const transaction of owed) {
      expect((await transactionOf(ctx, transaction.id)).status).toBe('completed');
      expect(await totalOf(transaction)).toBe(300_000n);
      expect(await postingsOf(transaction.id)).toHaveLength(2);
      const outcomes = (await attemptsOf(ctx, transaction.id)).map((attempt) => attempt.outcome);
      expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(1);
    }
  });

  it('is not waited for: the next one asks the provider before it sends anything', async () => {
    const { clock, ctx } = scene();
    const owed = await one(ctx);
    const provider = scriptedProvider({
      pay: (_payment, _call, book) => {
        book();
        throw new Error('the process was killed here');
      },
    });
    await payCashback(ctx, { transactionIds: [owed.id] }, provider.providers);
    clock.forward(5 * MINUTE);
    await payCashback(ctx, { transactionIds: [owed.id] }, provider.providers);
    expect(provider.sent).toHaveLength(1);
    expect(provider.asked).toEqual([owed.id]);
    expect((await transactionOf(ctx, owed.id)).status).toBe('completed');
  });

  it('or was only asleep finds that it may settle nothing any more', async () => {
    const { clock, ctx } = scene();
    const owed = await one(ctx);
    let wake: (() => void) | undefined;
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const provider = scriptedProvider({
      pay: async (_payment, call, book) => {
        if (call === 1) await asleep;
        return book();
      },
    });
    const sleeper = payCashback(ctx, { transactionIds: [owed.id] }, provider.providers);
    await expect.poll(() => provider.sent.length).toBe(1);
    clock.forward(MINUTE);
    expect(await payCashback(ctx, { transactionIds: [owed.id] }, provider.providers)).toMatchObject({ completed: 1 });
    wake?.();
    expect(await sleeper).toMatchObject({ completed: 0 });
    expect(provider.books.size).toBe(1);
    expect(await totalOf(owed)).toBe(300_000n);
    expect((await attemptsOf(ctx, owed.id)).map(({ outcome }) => outcome)).toEqual(['unknown', 'paid']);
  });
});

async function postingsOf(groupId: string) {
  return db
    .select({ kind: walletAccounts.kind, userId: walletAccounts.userId, amount: walletPostings.amountMinor })
    .from(walletPostings)
    .innerJoin(walletAccounts, eq(walletAccounts.id, walletPostings.accountId))
    .where(eq(walletPostings.groupId, groupId))
    .orderBy(walletAccounts.kind);
}
