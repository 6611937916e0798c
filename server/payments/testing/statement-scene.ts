import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { payoutFindings, payoutProviders } from '#db/schema/payouts.ts';
import { TEST_NOW, testClock, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import type { Providers } from '#server/payments/payouts/choose-provider.ts';
import type { PayAnswer, StatementLine } from '#server/payments/payouts/port.ts';
import { reconcilePayouts } from '#server/payments/reconciliation/reconcile-payouts.ts';
import { requestReconciliation } from '#server/payments/reconciliation/request-reconciliation.ts';
import { owedCashback, transactionOf } from './owed-cashback.ts';
import { scriptedProvider } from './scripted-provider.ts';

const HALF_A_DAY_MS = 12 * 3_600_000;
const from = new Date(TEST_NOW.getTime() - HALF_A_DAY_MS);
const to = new Date(TEST_NOW.getTime() + HALF_A_DAY_MS);

/** Cashback at an outside provider under a name of this scene's own, and its statement. */
export async function statementScene(db: Database, answers: readonly (PayAnswer | 'pays')[]) {
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
  /** The provider when it gives its statement in a way of its own. */
  const giving = (statement: () => AsyncGenerator<StatementLine>): Providers =>
    new Map([[name, { ...scripted, name, statement }]]);
  const providers = giving(async function* () {
    yield* lines;
  });
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
  const request = () => requestReconciliation(ctx, { programId, provider: name, from, to });
  const reconcile = async () => {
    const runId = await request();
    const [report] = await reconcilePayouts(ctx, { runIds: [runId] }, providers);
    const findings = await db.select().from(payoutFindings).where(eq(payoutFindings.runId, runId));
    return { report, findings, runId };
  };
  const status = async (index: number) => (await transactionOf(ctx, ids[index] ?? '')).status;
  return { ctx, clock, ids, owed, name, programId, providers, giving, lines, line, request, reconcile, status };
}
