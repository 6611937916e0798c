import type { Tx } from '#db/client.ts';
import { run, together } from '#db/statement.ts';
import type { Fact } from '#server/loyalty/rules/model.ts';
import {
  ACTIVITY_COLUMNS,
  type ActivityRow,
  ADJUSTMENT_COLUMNS,
  type AdjustmentRow,
  ITEM_COLUMNS,
  type ItemRow,
  PURCHASE_COLUMNS,
  type PurchaseRow,
  REFUND_COLUMNS,
  type RefundRow,
  toFacts,
} from './fact-rows.ts';

const OF_CUSTOMERS = `where user_id = any($1::uuid[]) and processed_for_loyalty`;
const PURCHASES = `select ${PURCHASE_COLUMNS} from purchases ${OF_CUSTOMERS}`;
const ITEMS = `
  select ${ITEM_COLUMNS} from purchase_items
   where purchase_id in (select id from purchases ${OF_CUSTOMERS}) order by purchase_id, line_index`;
const REFUNDS = `select ${REFUND_COLUMNS} from refunds ${OF_CUSTOMERS}`;
const ACTIVITIES = `select ${ACTIVITY_COLUMNS} from activities ${OF_CUSTOMERS}`;
/* One that was undone, and the one that undid it, are as if neither had been made. */
const ADJUSTMENTS = `
  select ${ADJUSTMENT_COLUMNS} from points_ledger as made
   where user_id = any($1::uuid[]) and kind = 'adjustment' and undoes_id is null
     and not exists (select from points_ledger as undone where undone.undoes_id = made.id)`;

/** Every processed fact of these customers, by customer, in no particular order: what a replay starts from. */
export async function loadHistory(tx: Tx, userIds: readonly string[]): Promise<Map<string, Fact[]>> {
  const history = new Map(userIds.map((id): [string, Fact[]] => [id, []]));
  if (userIds.length === 0) return history;
  const [purchases, items, refunds, activities, adjustments] = await together([
    run<PurchaseRow>(tx, PURCHASES, [userIds]),
    run<ItemRow>(tx, ITEMS, [userIds]),
    run<RefundRow>(tx, REFUNDS, [userIds]),
    run<ActivityRow>(tx, ACTIVITIES, [userIds]),
    run<AdjustmentRow>(tx, ADJUSTMENTS, [userIds]),
  ]);
  for (const { userId, fact } of toFacts({ purchases, items, refunds, activities, adjustments })) {
    history.get(userId)?.push(fact);
  }
  return history;
}
