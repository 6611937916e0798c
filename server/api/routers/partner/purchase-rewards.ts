import { z } from 'zod';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, one } from '#server/api/rest/envelope.ts';
import { purchaseRewardsView } from '#server/loyalty/rewards/contract.ts';
import { readPurchaseRewards } from '#server/loyalty/rewards/read-purchase-rewards.ts';
import { REWARDS_RESPONSE } from './examples.ts';

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

export const rewardOperations = { rewards: rewardsOf };
