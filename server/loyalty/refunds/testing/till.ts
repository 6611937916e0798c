import { and, eq, sql } from 'drizzle-orm';
import type { RefundPolicy } from '#db/enums.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { programs } from '#db/schema/programs.ts';
import { refunds } from '#db/schema/refunds.ts';
import { users } from '#db/schema/users.ts';
import { aProgram, aPurchase, aRefund, testClock, testContext, uniqueWord } from '#db/testing/factories.ts';
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
  const settings = { ...(policy && { refundCashback: policy }), ...(outside && { payoutProvider: outside.name }) };
  await db.update(programs).set({ settings }).where(eq(programs.id, programId));
  const providers: ReadonlyMap<string, PayoutProvider> | undefined = outside && new Map([[outside.name, outside]]);
  const customer = { externalId: 'one' };
  const pay = async (payer: Context, of: readonly Purchase[]) => {
    const rows = await db
      .select({ id: cashbackTransactions.id, purchaseId: cashbackTransactions.purchaseId })
      .from(cashbackTransactions)
      .where(eq(cashbackTransactions.programId, programId))
      .orderBy(cashbackTransactions.id);
    const due = rows.filter(({ purchaseId }) => of.length === 0 || of.some(({ id }) => id === purchaseId));
    return payCashback(payer, { transactionIds: due.map(({ id }) => id) }, providers);
  };
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
    pay: async (...of: readonly Purchase[]) => pay(ctx, of),
    /** As `pay`, by a worker that dies before it can write down what it heard. */
    payAndDie: async () => {
      const checkpoint = (label: string) => {
        if (label === 'cashback.before-settle-commit') throw new Error('killed');
      };
      await pay({ ...ctx, checkpoint }, []).catch(() => null);
    },
    ...booksOf(db, programId),
  };
}

/** What stands in the books of a program with one customer. */
function booksOf(db: Context['db'], programId: string) {
  return {
    earned: (purchase: Purchase) => transactionsOf(db, purchase, 'earn').then(([row]) => row),
    clawbacks: (purchase: Purchase) => transactionsOf(db, purchase, 'clawback'),
    total: async () => {
      const [row] = await db.select().from(users).where(eq(users.programId, programId));
      return row?.totalCashbackMinor ?? 0n;
    },
    /** What the program owes its customer in its own books. */
    balance: async () => {
      const [row] = await db.execute<{ balance: string }>(sql`
        select coalesce(-sum(w.amount), 0)::bigint as balance from wallet_postings w
          join wallet_accounts a on a.id = w.account_id and a.kind = 'liability' where w.program_id = ${programId}`);
      return BigInt(row?.balance ?? '0');
    },
    /** Every payout with what was, or is to be, sent of it. */
    payouts: async () => {
      const rows = await transactionsIn(db, programId, 'earn');
      return rows.map(({ id, status, amountMinor, reversedMinor, nettedMinor }) => {
        return { id, status, amount: amountMinor - reversedMinor - nettedMinor };
      });
    },
    /** Payouts whose money may be on its way. */
    underway: async () => {
      const rows = await transactionsIn(db, programId, 'earn');
      return rows.filter(({ status }) => status === 'pending' || status === 'processing').length;
    },
    /** What completed payouts have settled of debts that are not settled in full yet. */
    unsettled: async () => {
      const [row] = await db.execute<{ amount: string }>(sql`
        select coalesce(sum(n.amount), 0)::bigint as amount from clawback_nettings n
          join cashback_transactions p on p.id = n.payout_id and p.status = 'completed'
          join cashback_transactions c on c.id = n.clawback_id and c.status <> 'completed'
         where n.program_id = ${programId}`);
      return BigInt(row?.amount ?? '0');
    },
    waiting: async () => {
      const rows = await db.select().from(refunds).where(eq(refunds.programId, programId));
      return rows.filter((refund) => refund.cashbackWaits).length;
    },
  };
}

/** A scripted provider under a name of its own, so that what the house thinks of others does not matter. */
export function outsideProvider(script: Parameters<typeof scriptedProvider>[0] = {}): ScriptedProvider {
  return { ...scriptedProvider(script), name: uniqueWord('outside') };
}

async function waitingFacts(db: Context['db'], programId: string) {
  const rows = await db.execute<{ kind: string; id: string }>(sql`
    select 'purchase' as kind, id from purchases where program_id = ${programId} and not processed_for_loyalty
    union all select 'refund', id from refunds where program_id = ${programId} and not processed_for_loyalty`);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => ({ id }));
  return { purchases: of('purchase'), refunds: of('refund') };
}

function transactionsIn(db: Context['db'], programId: string, kind: 'earn' | 'clawback') {
  const isIt = and(eq(cashbackTransactions.programId, programId), eq(cashbackTransactions.kind, kind));
  return db.select().from(cashbackTransactions).where(isIt).orderBy(cashbackTransactions.id);
}

function transactionsOf(db: Context['db'], { id }: Purchase, kind: 'earn' | 'clawback') {
  return db
    .select()
    .from(cashbackTransactions)
    .where(sql`${cashbackTransactions.purchaseId} = ${id} and ${cashbackTransactions.kind} = ${kind}`)
    .orderBy(cashbackTransactions.id);
}
