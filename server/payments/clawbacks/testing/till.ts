import { eq, sql } from 'drizzle-orm';
import type { RefundPolicy } from '#db/enums.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { programs } from '#db/schema/programs.ts';
import { refunds } from '#db/schema/refunds.ts';
import { users } from '#db/schema/users.ts';
import { aProgram, aPurchase, aRefund, testClock, testContext } from '#db/testing/factories.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import type { Refund } from '#server/loyalty/refunds/rules.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { saveCashbackRule } from '#server/payments/cashback/save-cashback-rule.ts';
import type { PayoutProvider } from '#server/payments/payouts/port.ts';
import { type ScriptedProvider, scriptedProvider } from '#server/payments/testing/scripted-provider.ts';

/** The bands of the default program. */
const BANDS = [
  { from: 0, rateBps: 100 },
  { from: 500_000, rateBps: 200 },
  { from: 2_000_000, rateBps: 300 },
  { from: 5_000_000, rateBps: 500 },
];

/** A provider outside of the house, which keeps books of its own. */
export const OUTSIDE = 'outside';

type TillOptions = {
  readonly policy?: RefundPolicy;
  /** Who pays: the wallet unless an outside provider is given. */
  readonly outside?: ScriptedProvider;
  readonly bands?: readonly { from: number; rateBps: number }[];
};

/** One customer of a program with the default bands and no badges, whose purchases, refunds and payments tests make by hand. */
export async function aTill(db: Context['db'], { policy, outside, bands = BANDS }: TillOptions = {}) {
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now });
  const { id: programId } = await aProgram(ctx);
  const definition = { currency: 'NGN', bands: [...bands] };
  await saveCashbackRule(ctx, { programId, definition, counts: 'since_always' });
  const settings = { ...(policy && { refundCashback: policy }), ...(outside && { payoutProvider: OUTSIDE }) };
  await db.update(programs).set({ settings }).where(eq(programs.id, programId));
  const providers: ReadonlyMap<string, PayoutProvider> | undefined = outside && new Map([[OUTSIDE, outside]]);
  const customer = { externalId: 'one' };
  return {
    ctx,
    clock,
    programId,
    buy: (amount = 6_000_000) => aPurchase(ctx, { programId, customer, amount }),
    refund: (purchase: Purchase, amount = 1_500_000) => aRefund(ctx, { purchase, amount }),
    /** Rewards what waits: all of it, or only these facts. */
    reward: async (facts?: { purchases?: readonly Purchase[]; refunds?: readonly Refund[] }) => {
      const waiting = facts ?? (await waitingFacts(db, programId));
      const idsOf = (rows: readonly { id: string }[] = []) => rows.map(({ id }) => id);
      await grantRewards(ctx, { purchaseIds: idsOf(waiting.purchases), refundIds: idsOf(waiting.refunds) });
    },
    /** Pays what is due of these purchases, or of all. */
    pay: async (...of: readonly Purchase[]) => {
      const rows = await db
        .select({ id: cashbackTransactions.id, purchaseId: cashbackTransactions.purchaseId })
        .from(cashbackTransactions)
        .where(eq(cashbackTransactions.programId, programId))
        .orderBy(cashbackTransactions.id);
      const due = rows.filter(({ purchaseId }) => of.length === 0 || of.some(({ id }) => id === purchaseId));
      return payCashback(ctx, { transactionIds: due.map(({ id }) => id) }, providers);
    },
    earned: (purchase: Purchase) => transactionsOf(db, purchase, 'earn').then(([row]) => row),
    clawbacks: (purchase: Purchase) => transactionsOf(db, purchase, 'clawback'),
    total: async () => {
      const [row] = await db.select().from(users).where(eq(users.programId, programId));
      return row?.totalCashbackMinor;
    },
    /** What the program owes its customer in its own books. */
    balance: async () => {
      const [row] = await db.execute<{ balance: string }>(sql`
        select coalesce(-sum(w.amount), 0)::bigint as balance from wallet_postings w
          join wallet_accounts a on a.id = w.account_id and a.kind = 'liability' where w.program_id = ${programId}`);
      return BigInt(row?.balance ?? '0');
    },
    waiting: async () => {
      const rows = await db.select().from(refunds).where(eq(refunds.programId, programId));
      return rows.filter((refund) => refund.cashbackWaits).length;
    },
  };
}

/** A scripted provider that pays under the name of an outside one. */
export function outsideProvider(script: Parameters<typeof scriptedProvider>[0] = {}): ScriptedProvider {
  return { ...scriptedProvider(script), name: OUTSIDE };
}

async function waitingFacts(db: Context['db'], programId: string) {
  const rows = await db.execute<{ kind: string; id: string }>(sql`
    select 'purchase' as kind, id from purchases where program_id = ${programId} and not processed_for_loyalty
    union all select 'refund', id from refunds where program_id = ${programId} and not processed_for_loyalty`);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => ({ id }));
  return { purchases: of('purchase'), refunds: of('refund') };
}

function transactionsOf(db: Context['db'], { id }: Purchase, kind: 'earn' | 'clawback') {
  return db
    .select()
    .from(cashbackTransactions)
    .where(sql`${cashbackTransactions.purchaseId} = ${id} and ${cashbackTransactions.kind} = ${kind}`)
    .orderBy(cashbackTransactions.id);
}
