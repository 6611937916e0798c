import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import type { PurchaseRewardsView, PurchaseSimulationView } from './contract.ts';
import { grantRewards } from './grant-rewards.ts';
import { readPurchaseRewards } from './read-purchase-rewards.ts';
import { undone } from './undo-work.ts';

/**
 * What a purchase would earn if it were completed now, and why: the real thing, done in a transaction that is taken back, so
 * that it can never differ from the real thing. Nothing is written, no job is sent; the order id does not matter.
 * @throws Refusal `validation_failed`, `customer_not_found`, `customer_mismatch`
 */
export async function simulatePurchase(
  ctx: Context,
  input: { readonly programId: string; readonly purchase: RecordPurchaseInput },
): Promise<PurchaseSimulationView> {
  requireMay(ctx.actor, 'purchase.read', input);
  const { programId } = input;
  const purchase = { ...input.purchase, orderId: `simulation-${newId()}`, status: 'completed' as const };
  const rewards = await undone(ctx, 'purchase.simulate', (trying) => recordAndReward(trying, { programId, purchase }));
  const { points, achievements, badge, trace } = rewards;
  if (!rewards.cashback) return { points, achievements, badge, cashback: null, trace };
  const { transactionId: _transaction, status: _status, ...cashback } = rewards.cashback;
  return { points, achievements, badge, cashback, trace };
}

async function recordAndReward(
  ctx: Context,
  input: { readonly programId: string; readonly purchase: RecordPurchaseInput },
): Promise<PurchaseRewardsView> {
  const { purchase } = await recordPurchase(ctx, input);
  const { rewarded } = await grantRewards(ctx, { purchaseIds: [purchase.id] });
  if (rewarded !== 1) throw new Error('a simulated purchase was not rewarded');
  return readPurchaseRewards(ctx, { programId: input.programId, purchaseId: purchase.id });
}
