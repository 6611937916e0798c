import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { WALLET } from '#server/payments/payouts/wallet.ts';
import { leftOfDebt } from './cashback-queries.ts';
import type { CashbackWorking, Settlement } from './contract.ts';

const { amountMinor, reversedMinor, purchaseId, kind, status, provider, completedAt } = cashbackTransactions;

/** From where a clawback was, or is to be, taken; null for what was earned. */
export const takenFrom = sql<Settlement['from'] | null>`
  case when ${kind} = 'clawback' then case when ${provider} = ${WALLET} then 'credit' else 'cashback' end end`;

/** A transaction with its working; join `badges` for the name. What was taken back before it was paid is off the amount. */
export const workingColumns = {
  amount: sql`${amountMinor} - ${reversedMinor}`.mapWith(amountMinor),
  currency: cashbackTransactions.currency,
  status,
  baseBps: cashbackTransactions.baseBps,
  bonusBps: cashbackTransactions.bonusBps,
  rateBps: cashbackTransactions.rateBps,
  multiplierPct: cashbackTransactions.multiplierPct,
  badgeName: badges.name,
  takenFrom,
  left: sql`case when ${kind} = 'clawback' and ${status} <> 'completed' then ${leftOfDebt} else 0 end`.mapWith(
    amountMinor,
  ),
  settledAt: completedAt,
};

type WorkingRow = Omit<CashbackWorking, 'takenBack'> & {
  readonly takenFrom: Settlement['from'] | null;
  readonly left: bigint;
  readonly settledAt: Date | null;
};

/** A working from a row of its columns. */
export function workingOf(row: WorkingRow): CashbackWorking {
  const { amount, currency, status, baseBps, bonusBps, rateBps, multiplierPct, badgeName } = row;
  const { takenFrom: from, left, settledAt } = row;
  const takenBack = from && { from, left, settledAt };
  return { amount, currency, status, baseBps, bonusBps, rateBps, multiplierPct, badgeName, takenBack };
}

/** Of what a purchase earned: taken back before it was paid, and after. */
const refunded = sql`case when ${kind} = 'earn' then ${reversedMinor} - (
  select coalesce(sum(back.amount), 0) from cashback_transactions back
   where back.purchase_id = ${purchaseId} and back.kind = 'clawback') else 0 end`.mapWith(amountMinor);

type Earning = { readonly working: CashbackWorking; readonly refunded: bigint };

/** The cashback of purchases with what refunds took of it, and what refunds took back of it after it was paid, by their facts. */
export async function workingsByFact(db: Database, ids: readonly string[]): Promise<Map<string, Earning>> {
  const t = cashbackTransactions;
  const earned = and(inArray(t.purchaseId, [...ids]), eq(t.kind, 'earn'));
  // Said as a text, so that the index of what was taken back is used, which knows no other kind.
  const takenBack = and(inArray(t.refundId, [...ids]), sql`${t.kind} = 'clawback'`);
  const rows = await db
    .select({ factId: sql<string>`coalesce(${t.refundId}, ${t.purchaseId})`, ...workingColumns, refunded })
    .from(t)
    .leftJoin(badges, eq(badges.id, t.badgeId))
    .where(or(earned, takenBack));
  return new Map(
    rows.map(({ factId, refunded: back, ...row }) => [factId, { working: workingOf(row), refunded: back }]),
  );
}
