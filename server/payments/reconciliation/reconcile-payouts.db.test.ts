import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { payoutReconciliations } from '#db/schema/payouts.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { TEST_NOW, testClock, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import type { PayAnswer, StatementLine } from '#server/payments/payouts/port.ts';
import { createWallet } from '#server/payments/payouts/wallet.ts';
import { owedCashback } from '#server/payments/testing/owed-cashback.ts';
import { statementScene } from '#server/payments/testing/statement-scene.ts';
import { reconcilePayouts } from './reconcile-payouts.ts';
import { requestDaily, requestReconciliation } from './request-reconciliation.ts';

const { db } = await testDatabase();
const HOUR = 3_600_000;
const from = new Date(TEST_NOW.getTime() - 12 * HOUR);
const to = new Date(TEST_NOW.getTime() + 12 * HOUR);

const silence: PayAnswer = { outcome: 'unknown', message: 'timeout' };
const refusal: PayAnswer = { outcome: 'refused', code: 'no', message: 'no' };

describe('reconciling', () => {
  it('finds nothing where both say the same', async () => {
    const { ids, line, reconcile } = await statementScene(db, ['pays', refusal]);
    line(ids[0] ?? '');
    line(ids[1] ?? '', { outcome: 'refused' });
    expect((await reconcile()).report).toEqual({ lines: 2, matched: 2, found: {} });
  });

  it('completes and fails by itself what we did not know, and nothing else', async () => {
    const { ids, owed, line, reconcile, status } = await statementScene(db, [silence, silence]);
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
    const { ids, line, reconcile, status } = await statementScene(db, ['pays', 'pays', 'pays', refusal, 'pays']);
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
    const { ids, line, reconcile } = await statementScene(db, ['pays']);
    line(ids[0] ?? '', { outcome: 'refused' });
    line(ids[0] ?? '');
    expect((await reconcile()).report).toEqual({ lines: 2, matched: 2, found: {} });
  });

  it('that breaks off says why, and begins anew when it is asked again', async () => {
    const { ctx, giving, request, providers } = await statementScene(db, ['pays']);
    const runId = await request();
    const broken = giving(async function* () {
      yield* [] as StatementLine[];
      throw new Error('503');
    });
    const away = reconcilePayouts(ctx, { runIds: [runId] }, broken);
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
