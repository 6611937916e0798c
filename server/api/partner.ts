import { partnerRouter } from './partner-procedures.ts';
import { achievementOperations } from './routers/partner/achievements.ts';
import { activityOperations } from './routers/partner/activities.ts';
import { badgeOperations } from './routers/partner/badges.ts';
import { cashbackRuleOperations } from './routers/partner/cashback-rules.ts';
import { cashbackOperations } from './routers/partner/cashback-transactions.ts';
import { standingOperations } from './routers/partner/customer-standing.ts';
import { customerOperations } from './routers/partner/customers.ts';
import { rewardOperations } from './routers/partner/purchase-rewards.ts';
import { purchaseOperations } from './routers/partner/purchases.ts';
import { refundOperations } from './routers/partner/refunds.ts';
import { deliveryOperations } from './routers/partner/webhook-deliveries.ts';
import { webhookOperations } from './routers/partner/webhooks.ts';

/** Every operation of the partner API: served over REST by path, and to typed TypeScript partners over tRPC. */
export const partnerApi = partnerRouter({
  purchases: { ...purchaseOperations, ...rewardOperations, ...refundOperations },
  customers: { ...customerOperations, ...standingOperations },
  activities: activityOperations,
  achievements: achievementOperations,
  badges: badgeOperations,
  cashbackRules: cashbackRuleOperations,
  cashbackTransactions: cashbackOperations,
  webhooks: { ...webhookOperations, ...deliveryOperations },
});

export type PartnerRouter = typeof partnerApi;
