import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import type { CashbackSummary } from './contract.ts';

/** What of a clawback no payout was made smaller for yet; a payout that will never be made has settled nothing. */
export const leftOfDebt = sql`(-${cashbackTransactions.amountMinor} - (
    select coalesce(sum(n.amount), 0) from clawback_nettings n
      join cashback_transactions payout on payout.id = n.payout_id and payout.status <> 'reversed'
     where n.clawback_id = ${cashbackTransactions.id}))::bigint`;

const toBigint = (value: string) => BigInt(value);

/**
 * What a customer was paid this month (of the program's calendar) and ever, what is on its way or held up, and what they owe,
 * in the program's currency. A transaction is worth its amount less what was taken back before it was paid; clawbacks are negative.
 * On its way is what will be sent: debts that are not settled yet stand apart, and no part of either is in both.
 */
export async function cashbackSummary(
  db: Database,
  userId: string,
  { currency, timeZone }: { currency: string; timeZone: string },
  now: Date,
): Promise<CashbackSummary> {
  const t = cashbackTransactions;
  const worth = sql`${t.amountMinor} - ${t.reversedMinor}`;
  const isOpen = sql`${t.status} in ('pending', 'processing', 'needs_review')`;
  // Not in the index that the sums are read from; looked up for the few that are open.
  const netted = sql`(select row.netted_amount from cashback_transactions row where row.id = ${t.id})`;
  const monthStart = sql`date_trunc('month', ${now.toISOString()}::timestamptz, ${timeZone})`;
  const sumWhere = (condition: ReturnType<typeof sql>, summed = worth) =>
    sql`coalesce(sum(${summed}) filter (where ${condition}), 0)::text`.mapWith(toBigint);
  const [sums] = await db
    .select({
      paidThisMonth: sumWhere(sql`${t.status} = 'completed' and ${t.completedAt} >= ${monthStart}`),
      onItsWay: sumWhere(sql`${t.kind} = 'earn' and ${isOpen}`, sql`${worth} - ${netted}`),
      heldUp: sumWhere(sql`${t.kind} = 'earn' and ${t.status} = 'failed'`, sql`${worth} - ${netted}`),
      owed: sumWhere(sql`${t.kind} = 'clawback' and ${isOpen}`, leftOfDebt),
      paidEver: sumWhere(sql`${t.status} = 'completed'`),
      hasAny: sql<boolean>`count(*) > 0`,
    })
    .from(t)
    .where(and(eq(t.userId, userId), eq(t.currency, currency)));
  return sums ?? { paidThisMonth: 0n, onItsWay: 0n, heldUp: 0n, owed: 0n, paidEver: 0n, hasAny: false };
}
