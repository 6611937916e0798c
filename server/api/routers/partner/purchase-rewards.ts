import { z } from 'zod';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, one } from '#server/api/rest/envelope.ts';
import { purchaseRewardsView, purchaseSimulationView } from '#server/loyalty/rewards/contract.ts';
import { readPurchaseRewards } from '#server/loyalty/rewards/read-purchase-rewards.ts';
import { simulatePurchase } from '#server/loyalty/rewards/simulate-purchase.ts';
import { PURCHASE_REQUEST, REWARDS_RESPONSE } from './examples.ts';
import { newPurchase } from './purchases.ts';

const rewardsOf = operation('getPurchaseRewards', {
  method: 'GET',
  path: '/purchases/{id}/rewards',
  scope: 'purchases:read',
  summary: 'What a purchase earned, and why',
  description: '`processed` is false until the rewards are worked out, which takes moments after completion.',
  examples: { response: REWARDS_RESPONSE },
})
  .input(z.strictObject({ id: z.uuid() }))
  .output(one(purchaseRewardsView.meta({ id: 'PurchaseRewards' })))
  .query(async ({ ctx, input }) => {
    const rewards = await readPurchaseRewards(ctx, { programId: ctx.programId, purchaseId: input.id });
    return answer(rewards, { self: `/purchases/${input.id}/rewards`, purchase: `/purchases/${input.id}` });
  });

const simulate = operation('simulatePurchase', {
  method: 'POST',
  path: '/purchases/simulate',
  scope: 'purchases:read',
  summary: 'What a purchase would earn, and why; nothing is written',
  description: 'The body is that of a purchase. It is reckoned as if it were completed; the order id does not matter.',
  refusals: { 409: ['customer_mismatch'], 422: ['customer_not_found'] },
  examples: { request: PURCHASE_REQUEST },
})
  .input(newPurchase)
  .output(one(purchaseSimulationView.meta({ id: 'PurchaseSimulation' })))
  .mutation(async ({ ctx, input }) => {
    const simulated = await simulatePurchase(ctx, { programId: ctx.programId, purchase: input });
    return answer(simulated, { self: '/purchases/simulate' });
  });

export const rewardOperations = { rewards: rewardsOf, simulate };
