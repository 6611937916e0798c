import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { payoutFindings, payoutProviders, payoutReconciliations } from '#db/schema/payouts.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { TEST_NOW, testClock, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import type { PayAnswer, StatementLine } from '#server/payments/payouts/port.ts';
import { createWallet } from '#server/payments/payouts/wallet.ts';
import { owedCashback, transactionOf } from '#server/payments/testing/owed-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { reconcilePayouts } from './reconcile-payouts.ts';
import { requestDaily, requestReconciliation } from './request-reconciliation.ts';
import { sweepReconciliations } from './sweep-reconciliations.ts';

const { db } = await testDatabase();
const HOUR = 3_600_000;
const from = new Date(TEST_NOW.getTime() - 12 * HOUR);
const to = new Date(TEST_NOW.getTime() + 12 * HOUR);

/** Cashback at an outside provider under a name of this scene's own, and its statement. */
async function scene(answers: (PayAnswer | 'pays')[]) {
  await db.delete(payoutProviders);
  const name = `bank-${newId()}`;
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now });
  const owed = await owedCashback(ctx, { customers: answers.map((_, i) => `c${i}`) });
  const ids = owed.map(({ id }) => id).sort();
  const programId = owed[0]?.programId ?? '';
  await db.execute(`update programs set settings = '{"payoutProvider": "${name}"}' where id = '${programId}'`);
  const lines: StatementLine[] = [];
  const scripted = scriptedProvider({
    pay: ({ key }, _call, book) => {
      const answer = answers[ids.indexOf(key)] ?? 'pays';
      return answer === 'pays' ? book() : answer;
    },
  });
  const statement = async function* () {
    yield* lines;
  };
  const providers = new Map([[name, { ...scripted, name, statement }]]);
  await payCashback(ctx, { transactionIds: ids }, providers);
  const line = (key: string | null, changes: Partial<StatementLine> = {}) => {
    const usual = {
      reference: `ref-${key}`,
      amountMinor: 300_000n,
      currency: 'NGN',
      outcome: 'paid',
      at: TEST_NOW,
    } as const;
    lines.push({ key, ...usual, ...changes });
  };
  const reconcile = async () => {
    const runId = await requestReconciliation(ctx, { programId, provider: name, from, to });
    const [report] = await reconcilePayouts(ctx, { runIds: [runId] }, providers);
    const findings = await db.select().from(payoutFindings).where(eq(payoutFindings.runId, runId));
    return { report, findings, runId };
  };
  const status = async (index: number) => (await transactionOf(ctx, ids[index] ?? '')).status;
  return { ctx, clock, ids, owed, name, programId, providers, line, reconcile, status };
}

const silence: PayAnswer = { outcome: 'unknown', message: 'timeout' };
const refusal: PayAnswer = { outcome: 'refused', code: 'no', message: 'no' };

describe('reconciling', () => {
  it('finds nothing where both say the same', async () => {
    const { ids, line, reconcile } = await scene(['pays', refusal]);
    line(ids[0] ?? '');
    line(ids[1] ?? '', { outcome: 'refused' });
    expect((await reconcile()).report).toEqual({ lines: 2, matched: 2, found: {} });
  });

  it('completes and fails by itself what we did not know, and nothing else', async () => {
    const { ids, owed, line, reconcile, status } = await scene([silence, silence]);
    line(ids[0] ?? '');
    line(ids[1] ?? '', { outcome: 'refused' });
    const { report, findings } = await reconcile();
    expect(report?.found).toEqual({ repaired: 2 });
    expect([await status(0), await status(1)]).toEqual(['completed', 'failed']);
    const paidTo = owed.find(({ id }) => id === ids[0])?.userId ?? '';
    expect((await db.select().from(users).where(eq(users.id, paidTo)))[0]?.totalCashbackMinor).toBe(300_000n);
    expect(findings.map(({ ourStatus, theySay }) => [ourStatus, theySay]).sort()).toEqual([
      ['processing', 'paid'],
      ['processing', 'refused'],
    ]);
    expect((await reconcile()).report).toEqual({ lines: 2, matched: 2, found: {} });
  });

  it('lists another amount, what only one side has, what was paid twice, and words that contradict each other', async () => {
    const { ids, line, reconcile, status } = await scene(['pays', 'pays', 'pays', refusal, 'pays']);
    const [wrong = '', twice = '', , failed = '', taken = ''] = ids;
    line(wrong, { amountMinor: 1n });
    line(twice);
    line(twice, { reference: 'again' });
    line(failed);
    line(taken, { outcome: 'refused' });
    line(newId());
    line(null, { reference: 'a gift card' });
    const { report, findings } = await reconcile();
    const found = { amount_mismatch: 1, duplicate: 1, contradiction: 2, only_theirs: 2, only_ours: 2 };
    expect(report).toEqual({ lines: 7, matched: 1, found });
    expect(findings).toHaveLength(8);
    expect([await status(0), await status(3), await status(4)]).toEqual(['completed', 'failed', 'completed']);
  });

  it('takes a refusal before a payment for nothing', async () => {
    const { ids, line, reconcile } = await scene(['pays']);
    line(ids[0] ?? '', { outcome: 'refused' });
    line(ids[0] ?? '');
    expect((await reconcile()).report).toEqual({ lines: 2, matched: 2, found: {} });
  });

  it('that breaks off says why, and begins anew when it is asked again', async () => {
    const { ctx, name, programId, providers } = await scene(['pays']);
    const runId = await requestReconciliation(ctx, { programId, provider: name, from, to });
    const broken = {
      ...providers.get(name),
      statement: async function* () {
        yield* [] as StatementLine[];
        throw new Error('503');
      },
    };
    const away = reconcilePayouts(ctx, { runIds: [runId] }, new Map([[name, broken]]) as typeof providers);
    await expect(away).rejects.toThrow('503');
    const [row] = await db.select().from(payoutReconciliations).where(eq(payoutReconciliations.id, runId));
    expect(row).toMatchObject({ status: 'failed', error: '503' });
    expect(await reconcilePayouts(ctx, { runIds: [runId] }, providers)).toMatchObject([{ found: { only_ours: 1 } }]);
  });

  it("the wallet's own statement agrees with what it paid", async () => {
    const clock = testClock();
    const ctx = testContext(db, { now: clock.now });
    const owed = await owedCashback(ctx, { customers: ['a', 'b', 'c'] });
    const providers = new Map([['wallet', createWallet(db, clock.now)]]);
    await payCashback(ctx, { transactionIds: owed.map(({ id }) => id) }, providers);
    const programId = owed[0]?.programId ?? '';
    const runId = await requestReconciliation(ctx, { programId, provider: 'wallet', from, to });
    expect(await reconcilePayouts(ctx, { runIds: [runId] }, providers)).toEqual([{ lines: 3, matched: 3, found: {} }]);
  });
});

describe("yesterday's statement", () => {
  it('is asked for once a day, however many workers look', async () => {
    const ctx = testContext(db);
    const asked = await Promise.all(Array.from({ length: 4 }, () => requestDaily(ctx, ['daily-bank'])));
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(1);
    const [row] = await db.select().from(payoutReconciliations).where(eq(payoutReconciliations.provider, 'daily-bank'));
    expect(row?.fromAt).toEqual(new Date('2026-11-19T00:00:00Z'));
    expect(row?.toAt).toEqual(new Date('2026-11-20T00:00:00Z'));
  });
});

describe('a comparison whose job was lost', () => {
  it('is enqueued again after a while, until it is done', async () => {
    const { ctx, clock, name, programId, providers } = await scene(['pays']);
    await db.delete(payoutFindings);
    await db.delete(payoutReconciliations);
    const runId = await requestReconciliation(ctx, { programId, provider: name, from, to });
    expect(await sweepReconciliations(ctx)).toBe(0);
    clock.forward(16 * 60_000);
    expect(await sweepReconciliations(ctx)).toBe(1);
    expect(ctx.sent.at(-1)).toMatchObject({ job: 'payout.reconcile', payload: { runIds: [runId] } });
    await reconcilePayouts(ctx, { runIds: [runId] }, providers);
    expect(await sweepReconciliations(ctx)).toBe(0);
  });

  it('also when its worker died in the middle', async () => {
    const { ctx, clock, name, programId } = await scene(['pays']);
    await db.delete(payoutFindings);
    await db.delete(payoutReconciliations);
    const runId = await requestReconciliation(ctx, { programId, provider: name, from, to });
    await db.update(payoutReconciliations).set({ status: 'running' }).where(eq(payoutReconciliations.id, runId));
    clock.forward(16 * 60_000);
    expect(await sweepReconciliations(ctx)).toBe(1);
  });
});
