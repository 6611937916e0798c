import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import type { CashbackSummary } from './contract.ts';

const toBigint = (value: string) => BigInt(value);

/**
 * What a customer was paid this month (of the program's calendar) and ever, and what is on its way, in the program's
 * currency. A transaction is worth its amount less what was taken back before it was paid; clawbacks are negative.
 */
export async function cashbackSummary(
  db: Database,
  userId: string,
  { currency, timeZone }: { currency: string; timeZone: string },
  now: Date,
): Promise<CashbackSummary> {
  const t = cashbackTransactions;
  const worth = sql`${t.amountMinor} - ${t.reversedMinor}`;
  const monthStart = sql`date_trunc('month', ${now.toISOString()}::timestamptz, ${timeZone})`;
  const sumWhere = (condition: ReturnType<typeof sql>) =>
    sql`coalesce(sum(${worth}) filter (where ${condition}), 0)::text`.mapWith(toBigint);
  const [sums] = await db
    .select({
      paidThisMonth: sumWhere(sql`${t.status} = 'completed' and ${t.completedAt} >= ${monthStart}`),
      onItsWay: sumWhere(sql`${t.status} in ('pending', 'processing', 'needs_review')`),
      paidEver: sumWhere(sql`${t.status} = 'completed'`),
    })
    .from(t)
    .where(and(eq(t.userId, userId), eq(t.currency, currency)));
  return sums ?? { paidThisMonth: 0n, onItsWay: 0n, paidEver: 0n };
}
