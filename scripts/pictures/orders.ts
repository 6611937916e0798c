import type { ProductUnderTest } from '#e2e/fixtures.ts';

const LOOKS_AGAIN_MS = 250;
const MOST_LOOKS = 120;

/** What seeding cannot show: an order that a worker takes up while the clock goes on. It unlocks something, and makes a badge. */
export const SOLAR_PANEL = {
  orderId: 'LR-13742',
  customer: { externalId: 'C-1099', email: 'amaka.obi@example.com', name: 'Amaka Obi' },
  amount: 11_800_000,
  currency: 'NGN',
  status: 'completed',
  channel: 'web',
  items: [
    { sku: 'ELE-04', name: 'Solar panel, 100 W', category: 'electronics', quantity: 1, unitAmount: 9_800_000 },
    { sku: 'HOM-02', name: 'Rechargeable lantern', category: 'home', quantity: 1, unitAmount: 1_850_000 },
  ],
  metadata: { city: 'Enugu' },
} as const;

type Order = Omit<typeof SOLAR_PANEL, 'orderId' | 'customer'> & {
  readonly orderId: string;
  readonly customer: { readonly email: string };
};

/** Sends an order as the shop's software does, and waits until it was rewarded. Answers its id. */
export async function buy({ url, demo }: ProductUnderTest, order: Order): Promise<string> {
  const headers = { Authorization: `Bearer ${demo.apiToken}`, 'Content-Type': 'application/json' };
  const sent = await fetch(`${url}/api/v1/purchases`, { method: 'POST', headers, body: JSON.stringify(order) });
  const { data } = (await sent.json()) as { data: { id: string } };
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const answer = await fetch(`${url}/api/v1/purchases/${data.id}/rewards`, { headers });
    const { data: rewards } = (await answer.json()) as { data: { processed: boolean } };
    if (rewards.processed) return data.id;
    await new Promise((resolve) => setTimeout(resolve, LOOKS_AGAIN_MS));
  }
  throw new Error(`${order.orderId} was not rewarded`);
}
