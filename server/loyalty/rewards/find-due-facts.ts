import type { Database } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { FactIds, RewardedKind } from './rules.ts';

/** A fact that waits to be rewarded. */
export type DueFact = {
  readonly kind: RewardedKind;
  readonly id: string;
  readonly userId: string;
  readonly programId: string;
};

const DUE = `not processed_for_loyalty and reward_dead_at is null and (reward_retry_at is null or reward_retry_at <= $4::timestamptz)`;

/*
 * A refund and its purchase travel together: refunded before it was rewarded, a purchase is rewarded on what is left. The
 * ids are a union, since PostgreSQL would answer an `or` of them by reading the whole table.
 */
const LOOK = `
  select 'purchase' as kind, id, user_id as "userId", program_id as "programId" from purchases
   where id in (select unnest($1::uuid[]) union select purchase_id from refunds where id = any($2::uuid[]))
     and completed_at is not null and ${DUE}
  union all
  select 'refund', id, user_id, program_id from refunds
   where id in (select unnest($2::uuid[]) union select id from refunds where purchase_id = any($1::uuid[])) and ${DUE}
  union all
  select 'activity', id, user_id, program_id from activities where id = any($3::uuid[]) and ${DUE}`;

/**
 * Looks, without a lock, which of the named facts are still to be rewarded, sorted by customer: what was processed
 * already, waits for its next try, was given up or is not completed drops out here.
 */
export async function findDueFacts(db: Database, ids: FactIds, now: Date): Promise<DueFact[]> {
  const due = await run<DueFact>(db, LOOK, [ids.purchaseIds, ids.refundIds, ids.activityIds, now.toISOString()]);
  return due.sort((a, b) => compareTexts(a.userId, b.userId) || compareTexts(a.id, b.id));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
