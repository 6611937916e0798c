import { randomBytes } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import type { ProductUnderTest } from './fixtures.ts';

/** What a shop sends, but for what every order here has: a number of its own, naira, and that it is paid. */
type Bought = {
  readonly amount: number;
  readonly customer?: { readonly email: string; readonly name?: string };
  readonly orderId?: string;
  readonly channel?: string;
  readonly items?: readonly { sku: string; name: string; category?: string; quantity: number; unitAmount: number }[];
};

/**
 * Sends an order the way a shop sends it, with the demo's token; somebody new buys unless it is said who.
 * @param bought amounts in minor units
 */
export async function sendOrder(request: APIRequestContext, { demo }: ProductUnderTest, bought: Bought) {
  const word = aWord();
  const orderId = `J${word}`;
  const customer = { email: `buyer-${word}@example.com`, name: 'Bisi Buyer' };
  const data = { orderId, customer, currency: 'NGN', status: 'completed', ...bought };
  const sent = await request.post('/api/v1/purchases', { headers: asPartner(demo), data });
  expect(sent.status()).toBe(201);
  const { data: purchase } = (await sent.json()) as { data: { id: string } };
  return { purchaseId: purchase.id, orderId: data.orderId, email: data.customer.email };
}

/** Any customer with a purchase, and that purchase. */
export async function aRecord(request: APIRequestContext, { demo }: ProductUnderTest) {
  const answer = await request.get('/api/v1/purchases?limit=1', { headers: asPartner(demo) });
  const { data } = (await answer.json()) as { data: [{ id: string; customerId: string }] };
  const [{ id: purchaseId, customerId }] = data;
  return { customerId, purchaseId };
}

/** The header a shop's calls carry. */
export function asPartner({ apiToken }: ProductUnderTest['demo']): { Authorization: string } {
  return { Authorization: `Bearer ${apiToken}` };
}

/** A word that nothing else in the product under test has. */
export function aWord(): string {
  return randomBytes(4).toString('hex');
}
