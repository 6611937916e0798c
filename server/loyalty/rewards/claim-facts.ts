import type { Tx } from '#db/client.ts';
import { run, together } from '#db/statement.ts';
import {
  ACTIVITY_COLUMNS,
  type ActivityRow,
  type CustomerFact,
  ITEM_COLUMNS,
  type ItemRow,
  PURCHASE_COLUMNS,
  type PurchaseRow,
  REFUND_COLUMNS,
  type RefundRow,
  toFacts,
} from './fact-rows.ts';
import type { DueFact } from './find-due-facts.ts';

const PROCESSED = `processed_for_loyalty = true, processed_at = $2::timestamptz, reward_error = null, reward_retry_at = null`;
const WAITS = `
  not processed_for_loyalty and reward_dead_at is null and (reward_retry_at is null or reward_retry_at <= $2::timestamptz)`;

const CLAIM_PURCHASES = `
  update purchases set ${PROCESSED}, updated_at = $2::timestamptz
   where id = any($1::uuid[]) and completed_at is not null and ${WAITS} returning ${PURCHASE_COLUMNS}`;
const CLAIM_REFUNDS = `
  update refunds set ${PROCESSED} where id = any($1::uuid[]) and ${WAITS} returning ${REFUND_COLUMNS}`;
const CLAIM_ACTIVITIES = `
  update activities set ${PROCESSED} where id = any($1::uuid[]) and ${WAITS} returning ${ACTIVITY_COLUMNS}`;
const ITEMS = `
  select ${ITEM_COLUMNS} from purchase_items where purchase_id = any($1::uuid[]) order by purchase_id, line_index`;

/**
 * Marks the facts processed and returns those that were not: each fact is returned to one caller only, ever, unless that
 * caller's transaction fails. The customers must be locked.
 */
export async function claimFacts(tx: Tx, due: readonly DueFact[], now: Date): Promise<CustomerFact[]> {
  const at = now.toISOString();
  const idsOf = (kind: DueFact['kind']) =>
    due
      .filter((fact) => fact.kind === kind)
      .map((fact) => fact.id)
      .sort();
  const claim = <Row>(text: string, ids: string[]): Promise<Row[]> =>
    ids.length === 0 ? Promise.resolve([]) : run<Row>(tx, text, [ids, at]);
  const purchaseIds = idsOf('purchase');
  const [purchases, items, refunds, activities] = await together([
    claim<PurchaseRow>(CLAIM_PURCHASES, purchaseIds),
    purchaseIds.length === 0 ? Promise.resolve([]) : run<ItemRow>(tx, ITEMS, [purchaseIds]),
    claim<RefundRow>(CLAIM_REFUNDS, idsOf('refund')),
    claim<ActivityRow>(CLAIM_ACTIVITIES, idsOf('activity')),
  ]);
  return toFacts({ purchases, items, refunds, activities, adjustments: [] });
}
