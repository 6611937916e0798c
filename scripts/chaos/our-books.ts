import type { Sql } from 'postgres';
import type { OurPayout } from './compare-books.ts';

/** What our database says of everything that the provider may have paid. */
export async function ourPayouts(sql: Sql, programId: string): Promise<OurPayout[]> {
  const rows = await sql<(Omit<OurPayout, 'payable'> & { payable: string })[]>`
    select id, user_id as "userId", status, amount - reversed_amount - netted_amount as payable, currency,
           provider_reference as reference
      from cashback_transactions where program_id = ${programId} and kind = 'earn'`;
  return rows.map((row) => ({ ...row, payable: Number(row.payable) }));
}

/** How much of what there was. */
export type Tally = Readonly<Record<'rows' | 'payments' | 'attempts' | 'notices' | 'findings' | 'clawbacks', Counts>>;
export type Counts = Readonly<Record<string, number>>;

export async function tallyOf(sql: Sql, programId: string): Promise<Tally> {
  const counts = async (query: PromiseLike<readonly { word: string; n: number }[]>): Promise<Counts> =>
    Object.fromEntries((await query).map(({ word, n }) => [word, n]));
  return {
    rows: await counts(sql`
      select 'purchases' as word, count(*)::int as n from purchases where program_id = ${programId}
      union all select 'refunds', count(*)::int from refunds where program_id = ${programId}
      union all select 'activities', count(*)::int from activities where program_id = ${programId}
      union all select 'facts that failed', count(*)::int from (
        select reward_failures from purchases where program_id = ${programId}
        union all select reward_failures from refunds where program_id = ${programId}
        union all select reward_failures from activities where program_id = ${programId}) f where reward_failures > 0
      union all select 're-evaluations ' || status, count(*)::int from reevaluations
        where program_id = ${programId} group by status`),
    payments: await counts(sql`
      select status as word, count(*)::int as n from cashback_transactions
       where program_id = ${programId} and kind = 'earn' group by 1`),
    attempts: await counts(sql`
      select outcome as word, count(*)::int as n from cashback_attempts where program_id = ${programId} group by 1
      union all select 'after the first', count(*)::int from cashback_attempts where program_id = ${programId} and attempt > 1`),
    notices: await counts(sql`select outcome as word, count(*)::int as n from payout_notices group by 1`),
    findings: await counts(sql`select kind as word, count(*)::int as n from payout_findings group by 1`),
    clawbacks: await counts(sql`
      select status as word, count(*)::int as n from cashback_transactions
       where program_id = ${programId} and kind = 'clawback' group by 1`),
  };
}
