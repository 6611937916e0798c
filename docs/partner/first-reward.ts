// A partner's first reward over HTTP, with the types of the API's document and openapi-fetch.
//   LAUREL_URL=http://localhost:3000 LAUREL_TOKEN=lrl_live_... node docs/partner/first-reward.ts
import { setTimeout as delay } from 'node:timers/promises';
import createClient from 'openapi-fetch';
import type { paths } from './laurel-api.d.ts';

const { LAUREL_URL = 'http://localhost:3000', LAUREL_TOKEN = '' } = process.env;
const laurel = createClient<paths>({
  baseUrl: `${LAUREL_URL}/api/v1`,
  headers: { Authorization: `Bearer ${LAUREL_TOKEN}` },
});

/** Records an order and answers its id. */
async function buy(orderId: string): Promise<string> {
  const { data, error } = await laurel.POST('/purchases', {
    params: { header: { 'Idempotency-Key': orderId } },
    body: {
      orderId,
      customer: { externalId: orderId, name: 'Ada' },
      amount: 6_000_000,
      currency: 'NGN',
      status: 'completed',
      items: [{ sku: 'A1', name: 'Lamp', category: 'home', quantity: 2, unitAmount: 3_000_000 }],
    },
  });
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data.data.id;
}

/** What a purchase earned, as soon as it is worked out. */
async function rewardsOf(id: string) {
  for (;;) {
    const { data, error } = await laurel.GET('/purchases/{id}/rewards', { params: { path: { id } } });
    if (error) throw new Error(`${error.code}: ${error.detail}`);
    if (data.data.processed) return data.data;
    await delay(200);
  }
}

const rewards = await rewardsOf(await buy(`first-reward-${Date.now()}`));
const unlocked = rewards.achievements.filter((achievement) => achievement.unlocked).map(({ name }) => name);
process.stdout.write(`${rewards.points} points for: ${unlocked.join(', ')}\n`);
process.stdout.write(`Badge: ${rewards.badge?.after?.name ?? 'none'}\n`);
process.stdout.write(`Cashback: ${rewards.cashback?.amount ?? 0} ${rewards.cashback?.currency ?? ''}\n`);
