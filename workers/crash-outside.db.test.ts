import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { programs } from '#db/schema/programs.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aRefund, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { aShop, recorded } from '#server/loyalty/rewards/testing/stage.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import type { ClawbackCheckpoint } from '#server/payments/clawbacks/rules.ts';
import { houseProviders, type Providers } from '#server/payments/payouts/choose-provider.ts';
import { requestDaily, requestReconciliation } from '#server/payments/reconciliation/request-reconciliation.ts';
import { RECONCILIATION_CHECKPOINTS } from '#server/payments/reconciliation/rules.ts';
import { type Sandbox, serveSandbox } from '#server/payments/sandbox/serve-payouts.ts';
import { createServices } from '#server/runtime/services.ts';
import { endLeases, isQuiet, SECRET, startWorkerProcess, until } from './testing/worker-process.ts';

const { db, sql, url } = await testDatabase();
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const services = createServices({ url, role: 'sender', log, poolMax: 4 });
afterAll(() => services.close());

const MINUTE = 60_000;
/** What was done so many minutes ago; its jobs come at once. */
const ago = (minutes: number) => {
  return testContext(db, { enqueue: services.enqueue, now: () => new Date(Date.now() - minutes * MINUTE) });
};
/* A minute ago, so that the sweeper of the next worker takes up at once what the killed one had in hand. */
const ctx = ago(1);

type Outside = {
  readonly sandbox: Sandbox;
  readonly providers: Providers;
  readonly environment: Record<string, string>;
};

/** A provider outside of the house, known to this process and, by the environment, to workers. */
async function anOutsideProvider(): Promise<Outside> {
  const sandbox = await serveSandbox({ secret: SECRET });
  onTestFinished(sandbox.close);
  const environment = { SANDBOX_URL: sandbox.url, SANDBOX_SECRET: SECRET };
  const variables = { ...environment, SANDBOX_TIMEOUT_MS: 5_000, SANDBOX_KEY_WINDOW_MS: 60 * MINUTE };
  return { sandbox, environment, providers: await houseProviders(ctx, { variables, secret: null }) };
}

/** A shop whose customers are paid from outside. */
async function aShopPaidOutside(): Promise<string> {
  const shop = await aShop(ctx);
  await db
    .update(programs)
    .set({ settings: { payoutProvider: 'sandbox' } })
    .where(eq(programs.id, shop));
  return shop;
}

/** A purchase whose cashback was tried to be paid. Answers the purchase and the transaction's id. */
async function aPaidPurchase(shop: string, providers: Providers): Promise<{ purchase: Purchase; id: string }> {
  const order = { orderId: 'the first order', customer: { externalId: 'ada' }, amount: 6_000_000 };
  const [purchase] = await recorded(ctx, shop, [order]);
  if (!purchase) throw new Error('nothing was bought');
  await grantRewards(ctx, { purchaseIds: [purchase.id] });
  const [earned] = await sql<{ id: string }[]>`
    select id from cashback_transactions where purchase_id = ${purchase.id} and kind = 'earn'`;
  if (!earned) throw new Error('nothing was earned');
  await payCashback(ctx, { transactionIds: [earned.id] }, providers);
  return { purchase, id: earned.id };
}

/** Runs a worker until it dies at the label, then another until all is done, which then ends when it is asked to. */
async function killedAndSucceeded(label: string, environment: Record<string, string>, isDone: () => Promise<boolean>) {
  const killed = startWorkerProcess(url, { ...environment, LAUREL_CRASH_AT: label });
  expect(await killed.ended, killed.output()).toEqual({ code: null, signal: 'SIGKILL' });
  await endLeases(sql);
  const next = startWorkerProcess(url, environment);
  await until(`done after ${label}`, isDone);
  next.signal('SIGTERM');
  expect(await next.ended, next.output()).toEqual({ code: 0, signal: null });
}

const statusOf = async (id: string) =>
  (await sql`select status from cashback_transactions where id = ${id}`)[0]?.status;

describe('a worker killed while it settles a debt by a payout', () => {
  it('at clawback.netted loses nothing, and settles it once', async () => {
    const { sandbox, providers, environment } = await anOutsideProvider();
    const shop = await aShopPaidOutside();
    const { purchase, id } = await aPaidPurchase(shop, providers);
    expect(await statusOf(id)).toBe('completed');
    const refund = await aRefund(ctx, { purchase, amount: 1_500_000 });
    await grantRewards(ctx, { refundIds: [refund.id] });
    await recorded(ctx, shop, [{ orderId: 'the next order', customer: { externalId: 'ada' }, amount: 6_000_000 }]);

    const label = 'clawback.netted' satisfies ClawbackCheckpoint;
    await killedAndSucceeded(label, environment, () => isQuiet(sql));

    const debts = await sql`
      select c.status, -c.amount::int as owed, n.amount::int as settled, p.status as by, p.netted_amount::int as netted
        from cashback_transactions c join clawback_nettings n on n.clawback_id = c.id
        join cashback_transactions p on p.id = n.payout_id
       where c.program_id = ${shop} and c.kind = 'clawback'`;
    const owed = 165_000;
    expect([...debts]).toEqual([{ status: 'completed', owed, settled: owed, by: 'completed', netted: owed }]);
    expect(sandbox.entries().map(({ amount }) => amount)).toEqual([300_000, 300_000 - owed]);
    await expectSoundBooks(db);
  }, 90_000);
});

describe('a worker killed while it compares a provider with our books', () => {
  it.each(RECONCILIATION_CHECKPOINTS)(
    'at %s: the next one does it anew, and nothing is repaired or told twice',
    async (label) => {
      const { sandbox, providers, environment } = await anOutsideProvider();
      sandbox.behave({ rules: [{ do: 'pay_then_500' }] });
      const { id } = await aPaidPurchase(await aShopPaidOutside(), providers);
      sandbox.behave({});
      await sql`update cashback_transactions set status = 'needs_review', next_attempt_at = null where id = ${id}`;
      const [somebody] = await sql<{ programId: string; userId: string }[]>`
        select program_id as "programId", user_id as "userId" from cashback_transactions where id = ${id}`;
      if (!somebody) throw new Error('nobody was paid');
      await providers.get('sandbox')?.pay({ ...somebody, key: newId(), amountMinor: 77n, currency: 'NGN' });

      await requestDaily(ago(0), ['wallet', 'sandbox']);
      await sql`update payout_reconciliations set status = 'done' where is_daily`;
      const wanted = { provider: 'sandbox', from: new Date(Date.now() - 60 * MINUTE), to: new Date() };
      const runId = await requestReconciliation(ago(16), { programId: null, ...wanted });
      const isDone = async () => {
        const [one] = await sql`select status from payout_reconciliations where id = ${runId}`;
        return one?.status === 'done' && (await isQuiet(sql));
      };
      await killedAndSucceeded(label, environment, isDone);

      expect(await statusOf(id)).toBe('completed');
      const found = await sql`select kind from payout_findings where run_id = ${runId} order by kind`;
      expect(found.map(({ kind }) => kind)).toEqual(['only_theirs', 'repaired']);
      await expectSoundBooks(db);
    },
    90_000,
  );
});
