import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payoutProviders } from '#db/schema/payouts.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import type { PayAnswer } from '#server/payments/payouts/port.ts';
import { attemptsOf, owedCashback, transactionOf } from '#server/payments/testing/owed-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { payCashback } from './pay-cashback.ts';

const { db } = await testDatabase();
const [MINUTE, DAY] = [60_000, 86_400_000];

/** Every scene begins with a provider nobody has called before. */
async function scene(customers = ['one']) {
  await db.delete(payoutProviders);
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now });
  const ids = (await owedCashback(ctx, { customers })).map(({ id }) => id);
  const [id = ''] = ids;
  return { clock, ctx, id, ids };
}

describe('what the provider answers', () => {
  it('a definite no fails at once and is told', async () => {
    const { ctx, id } = await scene();
    const provider = scriptedProvider({
      pay: () => ({ outcome: 'refused', code: 'account_closed', message: 'The account is closed' }),
    });
    expect(await payCashback(ctx, { transactionIds: [id] }, provider.providers)).toMatchObject({ failed: 1 });
    expect(await transactionOf(ctx, id)).toMatchObject({
      status: 'failed',
      errorCode: 'account_closed',
      lastError: 'The account is closed',
      failedAt: ctx.now(),
    });
    expect(ctx.sent.at(-1)?.job).toBe('notification.deliver');
  });

  it('surely not sent waits with the money here, and uses up none of the five attempts', async () => {
    const { clock, ctx, id } = await scene();
    const provider = scriptedProvider({
      pay: (_payment, call, book) => (call <= 7 ? { outcome: 'not_sent', message: 'connection refused' } : book()),
    });
    for (let day = 0; day < 7; day += 1) {
      await payCashback(ctx, { transactionIds: [id] }, provider.providers);
      expect((await transactionOf(ctx, id)).status).toBe('pending');
      clock.forward(DAY);
    }
    await payCashback(ctx, { transactionIds: [id] }, provider.providers);
    expect(await transactionOf(ctx, id)).toMatchObject({ status: 'completed', attempts: 8 });
    expect(provider.asked).toEqual([]);
  });

  it('wait longer is honoured, and a job comes at that time', async () => {
    const { ctx, id } = await scene();
    const provider = scriptedProvider({
      pay: () => ({ outcome: 'not_sent', message: 'slow down', retryAfterMs: 10 * MINUTE }),
    });
    await payCashback(ctx, { transactionIds: [id] }, provider.providers);
    const at = new Date(ctx.now().getTime() + 10 * MINUTE);
    expect((await transactionOf(ctx, id)).nextAttemptAt).toEqual(at);
    expect(ctx.sent.at(-1)).toEqual({
      job: 'cashback.pay',
      payload: { transactionIds: [id] },
      options: { startAfter: at },
    });
  });

  it('nothing understandable is unknown: asked about, and sent again only when it was not found', async () => {
    const { clock, ctx, id } = await scene();
    const provider = scriptedProvider({
      pay: (_payment, call, book) => {
        if (call === 1) throw new Error('timeout');
        return book();
      },
    });
    await payCashback(ctx, { transactionIds: [id] }, provider.providers);
    expect(await transactionOf(ctx, id)).toMatchObject({ status: 'processing', lastError: 'timeout' });
    clock.forward(MINUTE);
    await payCashback(ctx, { transactionIds: [id] }, provider.providers);
    expect(provider.asked).toEqual([id]);
    expect(provider.sent.map(({ key }) => key)).toEqual([id, id]);
    expect((await attemptsOf(ctx, id)).map(({ outcome }) => outcome)).toEqual(['unknown', 'paid']);
  });

  it('five times unknown is for a person to decide', async () => {
    const { clock, ctx, id } = await scene();
    const provider = scriptedProvider({
      pay: () => {
        throw new Error('timeout');
      },
    });
    for (let day = 0; day < 8; day += 1) {
      await payCashback(ctx, { transactionIds: [id] }, provider.providers);
      clock.forward(DAY);
    }
    expect(await transactionOf(ctx, id)).toMatchObject({ status: 'needs_review', attempts: 5 });
    expect(provider.sent).toHaveLength(5);
  });

  it('is never sent again once the provider may have forgotten the key', async () => {
    const { clock, ctx, id } = await scene();
    const provider = scriptedProvider({
      keyWindowMs: DAY,
      pay: () => {
        throw new Error('timeout');
      },
    });
    await payCashback(ctx, { transactionIds: [id] }, provider.providers);
    clock.forward(0.81 * DAY);
    for (let day = 0; day < 8; day += 1) {
      await payCashback(ctx, { transactionIds: [id] }, provider.providers);
      clock.forward(DAY);
    }
    expect(provider.sent).toHaveLength(1);
    expect((await transactionOf(ctx, id)).status).toBe('needs_review');
  });
});

describe('many payments in one call', () => {
  it('that fails as a whole are paid one by one, and one bad one harms no other', async () => {
    const { ctx, ids } = await scene(['a', 'b', 'c']);
    const single = scriptedProvider({
      pay: (payment, _call, book) => {
        if (payment.key === ids[1]) throw new Error('this one only');
        return book();
      },
    });
    const payMany = () => Promise.reject(new Error('too large'));
    const report = await payCashback(ctx, { transactionIds: ids }, new Map([['wallet', { ...single, payMany }]]));
    expect(report).toMatchObject({ completed: 2, processing: 1 });
  });
});

/** What the provider's books may hold for a transaction that came to rest in a state. */
const BOOKED: Record<string, (booked: bigint | undefined, amount: bigint, paidAttempts: number) => boolean> = {
  completed: (booked, amount, paidAttempts) => booked === amount && paidAttempts === 1,
  failed: (booked, _amount, paidAttempts) => booked === undefined && paidAttempts === 0,
  needs_review: (_booked, _amount, paidAttempts) => paidAttempts === 0,
};

describe('whatever a provider does', () => {
  const turn = fc.constantFrom('pays', 'pays and is silent', 'is silent', 'refuses', 'is down');
  it('nobody is paid twice, the paid are completed, the failed were not paid', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean(), { maxLength: 8 }),
        async (turns, blind) => {
          const { clock, ctx, id } = await scene();
          const questions = { asked: 0 };
          const provider = scriptedProvider({
            pay: (_payment, call, book) => answerOf(turns[call - 1] ?? 'pays', book),
            lookup: (_key, found) => {
              questions.asked += 1;
              return blind[questions.asked - 1] ? { outcome: 'unknown', message: 'no answer' } : found;
            },
          });
          for (let round = 0; round < 20; round += 1) {
            await payCashback(ctx, { transactionIds: [id] }, provider.providers);
            clock.forward(DAY);
          }
          const { status, amountMinor } = await transactionOf(ctx, id);
          const paid = (await attemptsOf(ctx, id)).filter(({ outcome }) => outcome === 'paid').length;
          expect(BOOKED[status]?.(provider.books.get(id), amountMinor, paid)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

function answerOf(turn: string, book: () => PayAnswer): PayAnswer {
  if (turn === 'refuses') return { outcome: 'refused', code: 'no', message: 'no' } as const;
  if (turn === 'is down') return { outcome: 'not_sent', message: 'connection refused' } as const;
  if (turn === 'is silent') throw new Error('timeout');
  const paid = book();
  if (turn === 'pays and is silent') throw new Error('timeout');
  return paid;
}
