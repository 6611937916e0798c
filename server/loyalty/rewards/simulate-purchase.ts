import type { Database } from '#db/client.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import type { PurchaseRewardsView, PurchaseSimulationView } from './contract.ts';
import { grantRewards } from './grant-rewards.ts';
import { readPurchaseRewards } from './read-purchase-rewards.ts';

/** Carries the result out of a transaction that must not commit. */
class Undone extends Error {
  readonly rewards: PurchaseRewardsView;

  constructor(rewards: PurchaseRewardsView) {
    super('this was only tried');
    this.rewards = rewards;
  }
}

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
  const rewards = await undone(ctx.db, (db) => recordAndReward(trying(ctx, db), { programId, purchase }));
  const { points, achievements, badge, trace } = rewards;
  if (!rewards.cashback) return { points, achievements, badge, cashback: null, trace };
  const { transactionId: _transaction, status: _status, ...cashback } = rewards.cashback;
  return { points, achievements, badge, cashback, trace };
}

async function undone(
  db: Database,
  work: (db: Database) => Promise<PurchaseRewardsView>,
): Promise<PurchaseRewardsView> {
  const nothing = db.transaction(async (tx) => {
    throw new Undone(await work(tx as unknown as Database));
  });
  return nothing.catch((error: unknown) => {
    if (error instanceof Undone) return error.rewards;
    throw error;
  });
}

/** The house itself tries; whoever asked need not be allowed to record. */
function trying(ctx: Context, db: Database): Context {
  return { ...ctx, db, actor: { kind: 'job', job: 'purchase.simulate' }, enqueue: async () => undefined };
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
