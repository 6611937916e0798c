import type { Database } from '#db/client.ts';
import { run } from '#db/statement.ts';

/** An achievement that a purchase turned out to have unlocked after it was rewarded. */
export type LaterUnlock = { readonly achievementId: string; readonly name: string; readonly points: number };

const LATER = `
  select a.id as "achievementId", a.name, sum(l.delta)::int as points
    from points_ledger l join achievements a on a.id = l.achievement_id
   where l.fact_id = $1::uuid and l.fact_kind = 'purchase' and l.kind = 'unlock' and l.created_at > $2::timestamptz
     and not exists (select from points_ledger r
                      where r.user_id = l.user_id and r.achievement_id = l.achievement_id and r.cycle = l.cycle
                        and r.kind = 'revoke' and r.id > l.id)
   group by a.id order by min(l.id::text)`;

/** What of the points that a purchase gave came after it was rewarded, because the history was worked out again, and was not taken back. */
export async function laterUnlocks(db: Database, purchaseId: string, processedAt: Date | null): Promise<LaterUnlock[]> {
  return processedAt ? run<LaterUnlock>(db, LATER, [purchaseId, processedAt.toISOString()]) : [];
}
