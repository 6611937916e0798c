import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';

/** What is still to be done, by its name; nothing where all is 0. */
export type Open = Readonly<Record<string, number>>;

const ASK_EVERY_MS = 500;
/** Quiet is believed when it was seen so often in a row. */
const SIGHTINGS = 3;

/** Waits until nothing is left to do. Answers what is open when it did not come to that in time. */
export async function untilQuiet(sql: Sql, programId: string, patienceMs: number): Promise<Open> {
  const deadline = Date.now() + patienceMs;
  let quiet = 0;
  for (;;) {
    const open = await openWork(sql, programId);
    quiet = Object.keys(open).length === 0 ? quiet + 1 : 0;
    if (quiet >= SIGHTINGS || Date.now() > deadline) return open;
    await delay(ASK_EVERY_MS);
  }
}

async function openWork(sql: Sql, programId: string): Promise<Open> {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*)::int from purchases where program_id = ${programId} and completed_at is not null
               and not processed_for_loyalty) as purchases,
           (select count(*)::int from refunds where program_id = ${programId} and not processed_for_loyalty) as refunds,
           (select count(*)::int from activities where program_id = ${programId} and not processed_for_loyalty) as activities,
           (select count(*)::int from cashback_transactions where program_id = ${programId} and kind = 'earn'
               and status in ('pending', 'processing')) as payments,
           (select count(*)::int from refunds r join cashback_transactions c on c.purchase_id = r.purchase_id and c.kind = 'earn'
             where r.program_id = ${programId} and r.cashback_waits
               and c.status in ('completed', 'failed', 'reversed')) as "cashback of refunds",
           (select count(*)::int from reevaluations where program_id = ${programId}
               and status = 'running') as reevaluations,
           (select count(*)::int from payout_reconciliations where status in ('waiting', 'running')) as reconciliations,
           (select count(*)::int from events e where program_id = ${programId}
               and e.type in ('achievement.unlocked', 'badge.unlocked', 'cashback.completed')
               and e.data->>'silent' is null
               and not exists (select 1 from notifications n where n.event_id = e.id)) as news`;
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, count]) => count > 0));
}
