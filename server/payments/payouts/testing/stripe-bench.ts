import { randomBytes } from 'node:crypto';
import { Stripe } from 'stripe';
import { afterAll } from 'vitest';
import type { Database } from '#db/client.ts';
import { stripePlug } from '#server/payments/payouts/stripe.ts';
import { aPayment } from './a-payment.ts';
import { NOBODY, plugged, TEST_TIMEOUT_MS } from './benches.ts';
import type { Bench, SignedWebhook } from './provider-contract.ts';
import { type StripeStandIn, stripeStandIn } from './stripe-stand-in.ts';

/** `connected`: the connected accounts there are. */
type StripeBench = Bench & { readonly standIn: StripeStandIn; readonly connected: Set<string> };

/** Stripe, spoken to by its own package over real HTTP. */
export async function stripeBench(db: Database): Promise<StripeBench> {
  const [key, webhookSecret] = ['sk_test', 'whsec'].map((word) => `${word}_${randomBytes(16).toString('hex')}`);
  if (!key || !webhookSecret) throw new Error('no secrets');
  const connected = new Set<string>();
  const standIn = await stripeStandIn(key, connected);
  afterAll(() => standIn.close());
  const accounts = new Map<string, unknown>();
  const at = (url: string, given = key) => {
    const settings = {
      STRIPE_SECRET_KEY: given,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_BASE: url,
      STRIPE_TIMEOUT_MS: String(TEST_TIMEOUT_MS),
    };
    return plugged(stripePlug, db, settings, accounts);
  };
  const under = (wanted: string) => standIn.transfers.filter((transfer) => transfer.transfer_group === wanted);
  const signed = (event: object, at: Date): SignedWebhook => {
    const payload = JSON.stringify(event);
    const timestamp = Math.floor(at.getTime() / 1_000);
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
    return { rawBody: Buffer.from(payload), headers: new Headers({ 'stripe-signature': header }) };
  };
  return {
    standIn,
    connected,
    provider: await at(standIn.url),
    payment: async (overrides) => {
      const payment = aPayment(overrides);
      const account = `acct_${payment.userId.replaceAll('-', '')}`;
      connected.add(account);
      accounts.set(payment.userId, { account });
      return payment;
    },
    moved: async (wanted) => under(wanted).map(({ amount }) => BigInt(amount)),
    remote: {
      misbehave: standIn.misbehave,
      unreachable: await at(NOBODY),
      withWrongSecret: await at(standIn.url, 'sk_test_somebody_elses'),
      withoutAccount: async () => aPayment(),
      webhook: async (payment, signedAt) => {
        const [object] = under(payment.key);
        const event = { id: `evt_${object?.id}`, object: 'event', type: 'transfer.created', data: { object } };
        return signed(event, signedAt);
      },
      otherWebhook: (signedAt) => {
        const data = { object: { id: 'cus_1', object: 'customer' } };
        return signed({ id: 'evt_other', object: 'event', type: 'customer.created', data }, signedAt);
      },
      webhooksAge: true,
      now: () => new Date(),
      secrets: [key, webhookSecret, 'acct_'],
    },
  };
}
