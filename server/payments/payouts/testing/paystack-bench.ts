import { createHmac, randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import type { Database } from '#db/client.ts';
import { paystackPlug } from '#server/payments/payouts/paystack.ts';
import { aPayment } from './a-payment.ts';
import { NOBODY, plugged, TEST_TIMEOUT_MS } from './benches.ts';
import { type PaystackStandIn, paystackStandIn } from './paystack-stand-in.ts';
import type { Bench, SignedWebhook } from './provider-contract.ts';

/** `accounts`: what is known of a customer, by their id. `tell`: a webhook of any event, signed. */
export type PaystackBench = Bench & {
  readonly standIn: PaystackStandIn;
  readonly accounts: Map<string, unknown>;
  readonly tell: (event: string, data: object | undefined) => SignedWebhook;
};

/** Paystack, over real HTTP. */
export async function paystackBench(db: Database): Promise<PaystackBench> {
  const secret = `sk_test_${randomBytes(20).toString('hex')}`;
  const standIn = await paystackStandIn(secret);
  afterAll(() => standIn.close());
  const accounts = new Map<string, unknown>();
  const at = (url: string, given = secret) => {
    const timeout = { PAYSTACK_TIMEOUT_MS: String(TEST_TIMEOUT_MS) };
    return plugged(paystackPlug, db, { PAYSTACK_SECRET_KEY: given, PAYSTACK_API_BASE: url, ...timeout }, accounts);
  };
  const under = (key: string) => standIn.transfers.filter((transfer) => transfer.reference === key);
  const tell = (event: string, data: object | undefined): SignedWebhook => {
    const rawBody = Buffer.from(JSON.stringify({ event, data }));
    const signature = createHmac('sha512', secret).update(rawBody).digest('hex');
    return { rawBody, headers: new Headers({ 'x-paystack-signature': signature }) };
  };
  return {
    standIn,
    accounts,
    tell,
    provider: await at(standIn.url),
    payment: async (overrides) => {
      const payment = aPayment(overrides);
      accounts.set(payment.userId, { name: 'Ada Obi', accountNumber: '0690000031', bankCode: '058' });
      return payment;
    },
    moved: async (key) => under(key).map(({ amount }) => BigInt(amount)),
    remote: {
      misbehave: standIn.misbehave,
      unreachable: await at(NOBODY),
      withWrongSecret: await at(standIn.url, 'sk_test_somebody_elses'),
      withoutAccount: async () => aPayment(),
      webhook: async (payment) => tell('transfer.success', under(payment.key)[0]),
      otherWebhook: () => tell('charge.success', { id: 1 }),
      webhooksAge: false,
      now: () => new Date(),
      secrets: [secret, '0690000031', 'Ada Obi'],
    },
  };
}
