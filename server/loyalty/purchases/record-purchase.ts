import type { PurchaseSource } from '#db/enums.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import type { RecordPurchaseInput } from './contract.ts';
import { recordPurchases } from './record-purchases.ts';
import type { Purchase } from './rules.ts';

/**
 * Records one purchase: the batch of one. `created` is false when the same order was stored before with the same content.
 * @throws Refusal `validation_failed`, `order_conflict`, `customer_not_found`, `customer_mismatch`
 */
export async function recordPurchase(
  ctx: Context,
  input: { readonly programId: string; readonly source?: PurchaseSource; readonly purchase: RecordPurchaseInput },
): Promise<{ purchase: Purchase; created: boolean }> {
  const { purchase, ...rest } = input;
  const [answer] = await recordPurchases(ctx, { ...rest, purchases: [purchase] });
  if (!answer) throw new Error('the batch of one has no answer');
  if (answer instanceof Refusal) throw answer;
  return answer;
}
