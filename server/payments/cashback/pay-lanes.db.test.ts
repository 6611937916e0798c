import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { payoutProviders, payoutSlots } from '#db/schema/payouts.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import type { PayAnswer } from '#server/payments/payouts/port.ts';
import { USUAL_PACING } from '#server/payments/payouts/rules.ts';
import { attemptsOf, owedCashback, transactionOf } from '#server/payments/testing/owed-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { payCashback } from './pay-cashback.ts';
import { sweepDueCashback } from './sweep-due-cashback.ts';

const { db } = await testDatabase();
const pacing = { ...USUAL_PACING, concurrency: 3 };

async function scene(customers: number) {
  await db.delete(payoutProviders);
  await db.delete(payoutSlots);
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now });
  const owed = await owedCashback(ctx, { customers: Array.from({ length: customers }, (_, i) => `c${i}`) });
  return { clock, ctx, transactionIds: owed.map(({ id }) => id) };
}

/** A provider whose calls wait until `release`, and that remembers how many waited at once. */
function slowProvider() {
  const waiting: (() => void)[] = [];
  const seen = { most: 0 };
  const provider = scriptedProvider({
    pay: async (_payment, _call, book) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        seen.most = Math.max(seen.most, waiting.length);
      });
      return book();
    },
  });
  const release = () => {
    for (const go of waiting.splice(0)) go();
  };
  return { provider, waiting, seen, release };
}

describe('a provider that takes payments one by one', () => {
  it('gets several at a time, and from two workers together never more than it may', async () => {
    const { ctx, transactionIds } = await scene(8);
    const { provider, waiting, seen, release } = slowProvider();
    const both = [transactionIds.slice(0, 4), transactionIds.slice(4)].map((ids) =>
      payCashback(ctx, { transactionIds: ids }, provider.providers, { pacing }),
    );
    const all = Promise.all(both);
    let isDone = false;
    void all.then(() => {
      isDone = true;
    });
    await expect.poll(() => waiting.length).toBe(3);
    await expect
      .poll(() => {
        release();
        return isDone;
      })
      .toBe(true);
    expect(seen.most).toBe(3);
    const reports = await all;
    const paid = reports.reduce((sum, { completed }) => sum + completed, 0);
    expect(paid).toBe(provider.books.size);
    const held = await db.execute(sql`select 1 from payout_slots where holder is not null`);
    expect(held).toHaveLength(0);
  });

  it('that is full is asked again soon: what waits is put off and no attempt is counted', async () => {
    const { ctx, transactionIds } = await scene(2);
    const [first = '', second = ''] = transactionIds;
    const { provider, waiting, release } = slowProvider();
    const one = { pacing: { ...pacing, concurrency: 1 } };
    const busy = payCashback(ctx, { transactionIds: [first] }, provider.providers, one);
    await expect.poll(() => waiting.length).toBe(1);
    await payCashback(ctx, { transactionIds: [second] }, provider.providers, one);
    release();
    await busy;
    expect(await transactionOf(ctx, second)).toMatchObject({ status: 'pending', attempts: 0 });
    const startAfter = new Date(ctx.now().getTime() + 1_000);
    const job = { job: 'cashback.pay', payload: { transactionIds: [second] }, options: { startAfter } };
    expect(ctx.sent).toContainEqual(job);
  });

  it('a place whose worker died is free again when its lease ends', async () => {
    const { clock, ctx, transactionIds } = await scene(2);
    const [first = '', second = ''] = transactionIds;
    const one = { pacing: { ...pacing, concurrency: 1 } };
    const { provider, waiting, release } = slowProvider();
    const dead = payCashback(ctx, { transactionIds: [first] }, provider.providers, one);
    await expect.poll(() => waiting.length).toBe(1);
    clock.forward(pacing.leaseMs);
    const alive = scriptedProvider();
    expect(await payCashback(ctx, { transactionIds: [second] }, alive.providers, one)).toMatchObject({ completed: 1 });
    release();
    await dead;
  });

  it('hands the rest back when the worker is told to stop', async () => {
    const { ctx, transactionIds } = await scene(3);
    const stopping = AbortSignal.abort();
    const provider = scriptedProvider();
    await payCashback(ctx, { transactionIds }, provider.providers, { pacing, stopping });
    expect(provider.sent).toEqual([]);
    expect(ctx.sent.at(-1)).toMatchObject({ job: 'cashback.pay', options: { startAfter: ctx.now() } });
  });
});

describe('a provider in trouble', () => {
  const down = (): PayAnswer => ({ outcome: 'not_sent', message: 'connection refused' });

  it('is left alone after five failures: whoever waits burns no attempt, and one call finds out that it is back', async () => {
    const { clock, ctx, transactionIds } = await scene(9);
    let isUp = false;
    const provider = scriptedProvider({ pay: (_payment, _call, book) => (isUp ? book() : down()) });
    const pay = () =>
      payCashback(ctx, { transactionIds }, provider.providers, { pacing: { ...pacing, concurrency: 1 } });
    await pay();
    expect(provider.sent).toHaveLength(5);
    const untouched = await db.execute(sql`select 1 from cashback_transactions where attempts = 0`);
    expect(untouched.length).toBeGreaterThanOrEqual(4);
    clock.forward(pacing.cooldownMs);
    await pay();
    expect(provider.sent).toHaveLength(6);
    isUp = true;
    for (let minute = 0; minute < 400; minute += 10) {
      clock.forward(600_000);
      await pay();
    }
    expect(provider.books.size).toBe(9);
  });

  it('that asks for patience gets it from everybody', async () => {
    const { clock, ctx, transactionIds } = await scene(4);
    const provider = scriptedProvider({
      pay: (_payment, call, book) =>
        call === 1 ? { outcome: 'not_sent', message: 'slow down', retryAfterMs: 3_600_000 } : book(),
    });
    const pay = () =>
      payCashback(ctx, { transactionIds }, provider.providers, { pacing: { ...pacing, concurrency: 1 } });
    await pay();
    clock.forward(3_599_000);
    await pay();
    expect(provider.sent).toHaveLength(1);
    clock.forward(1_000);
    await pay();
    expect(provider.sent).toHaveLength(5);
  });

  it('that has forgotten some payments still pays all others at once', async () => {
    const { clock, ctx, transactionIds } = await scene(8);
    const forgotten = transactionIds.slice(0, 7);
    const [last = ''] = transactionIds.slice(7);
    const provider = scriptedProvider({
      keyWindowMs: 60_000,
      pay: (payment, _call, book) =>
        payment.key === last ? book() : { outcome: 'unknown', message: 'no answer', isOfThisAlone: true },
    });
    const pay = (ids: readonly string[]) =>
      payCashback(ctx, { transactionIds: ids }, provider.providers, { pacing: { ...pacing, concurrency: 1 } });
    await pay(forgotten);
    clock.forward(120_000);
    await pay(forgotten);
    expect(await pay([last])).toMatchObject({ completed: 1 });
  });

  it('is paused when the fault is ours; nothing is sent any more, and nothing is lost', async () => {
    const { clock, ctx, transactionIds } = await scene(4);
    const provider = scriptedProvider({
      pay: () => ({ outcome: 'not_sent', message: 'the key is not valid', pausesProvider: true }),
    });
    for (let day = 0; day < 5; day += 1) {
      await payCashback(ctx, { transactionIds }, provider.providers, { pacing: { ...pacing, concurrency: 1 } });
      clock.forward(86_400_000);
    }
    expect(provider.sent).toHaveLength(1);
    for (const id of transactionIds) expect((await transactionOf(ctx, id)).status).toBe('pending');
    const [state] = await db.select().from(payoutProviders);
    expect(state).toMatchObject({ name: 'wallet', pauseReason: 'the key is not valid' });
  });
});

describe('a payment that no worker survives', () => {
  it('comes to rest where a person sees it after a hundred tries, and is enqueued no more', async () => {
    const { clock, ctx, transactionIds } = await scene(1);
    const [id = ''] = transactionIds;
    const dying = testContext(db, {
      now: clock.now,
      checkpoint: (label) => {
        if (label === 'cashback.after-claim') throw new Error('killed');
      },
    });
    const { providers } = scriptedProvider();
    for (let crash = 0; crash < 100; crash += 1) {
      await expect(payCashback(dying, { transactionIds }, providers)).rejects.toThrow('killed');
      clock.forward(pacing.leaseMs);
    }
    const before = ctx.sent.length;
    await sweepDueCashback(ctx);
    expect(await transactionOf(ctx, id)).toMatchObject({ status: 'needs_review', errorCode: 'worker_lost' });
    expect(new Set((await attemptsOf(ctx, id)).map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
    expect(JSON.stringify(ctx.sent.slice(before))).not.toContain(id);
  });
});
