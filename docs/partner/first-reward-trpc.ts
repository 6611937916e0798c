// A partner's first reward over tRPC: the router's own type, so that a call that does not fit does not compile.
//   LAUREL_URL=http://localhost:3000 LAUREL_TOKEN=lrl_live_... node docs/partner/first-reward-trpc.ts
import { setTimeout as delay } from 'node:timers/promises';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { PartnerRouter } from '#server/api/partner.ts';

const { LAUREL_URL = 'http://localhost:3000', LAUREL_TOKEN = '' } = process.env;
const laurel = createTRPCClient<PartnerRouter>({
  links: [httpLink({ url: `${LAUREL_URL}/api/partner/trpc`, headers: { Authorization: `Bearer ${LAUREL_TOKEN}` } })],
});

/** What a purchase earned, as soon as it is worked out. */
async function rewardsOf(id: string) {
  for (;;) {
    const { data } = await laurel.purchases.rewards.query({ id });
    if (data.processed) return data;
    await delay(200);
  }
}

const orderId = `first-reward-trpc-${Date.now()}`;
const order = { orderId, amount: 6_000_000, currency: 'NGN', status: 'completed' } as const;
const { data: purchase } = await laurel.purchases.create.mutate({ ...order, customer: { externalId: orderId } });
const rewards = await rewardsOf(purchase.id);
const { data: standing } = await laurel.customers.summary.query({ id: purchase.customerId });
process.stdout.write(`${rewards.points} points, badge ${standing.badge?.name ?? 'none'}\n`);
process.stdout.write(`Next: ${standing.nextBadge?.name}, ${standing.nextBadge?.missing.points} points to go\n`);
