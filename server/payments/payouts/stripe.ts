import type Stripe from 'stripe';
import { z } from 'zod';
import type { ProviderGround, ProviderPlug } from './plug.ts';
import { noAccount } from './plug.ts';
import type { LookupAnswer, Paid, PayAnswer, Payment, PayoutProvider, Refused, StatementLine } from './port.ts';
import { faultAnswer, type StripeErrors } from './stripe-errors.ts';

const account = z.strictObject({ account: z.string().regex(/^acct_\w{1,64}$/, 'must look like acct_1234') });

/** How long Stripe remembers an idempotency key. */
const KEY_WINDOW_MS = 24 * 3_600_000;

/** Currencies that Stripe counts in hundredths though ISO 4217 gives them none. */
const COUNTED_IN_HUNDREDTHS = new Set(['ISK', 'UGX']);

/** The transfer as far as we rely on it; anything else is no answer. */
const transferShape = z.object({
  id: z.string().startsWith('tr_'),
  amount: z.int(),
  currency: z.string().length(3),
  created: z.int(),
  reversed: z.boolean(),
  transfer_group: z.string().nullable(),
});
type Transfer = z.infer<typeof transferShape>;

/** Transfers to connected accounts, through Stripe's own package. */
export const stripePlug: ProviderPlug = {
  name: 'stripe',
  variables: {
    STRIPE_SECRET_KEY: z.string().min(8).nullable().default(null),
    STRIPE_WEBHOOK_SECRET: z.string().min(8).nullable().default(null),
    STRIPE_API_BASE: z.url().default('https://api.stripe.com'),
    STRIPE_TIMEOUT_MS: z.coerce.number().int().min(1).default(10_000),
  },
  needs: ['STRIPE_SECRET_KEY'],
  account: { input: account, label: (details) => `acct_…${account.parse(details).account.slice(-4)}` },
  create: async (ground) => {
    const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret } = ground.settings;
    if (typeof key !== 'string') return null;
    const { default: StripeClient } = await import('stripe');
    const client = new StripeClient(key, clientOptions(ground));
    return createStripe(ground, client, StripeClient.errors, typeof webhookSecret === 'string' ? webhookSecret : null);
  },
};

function clientOptions({ settings }: ProviderGround): Stripe.StripeConfig {
  const { protocol, hostname, port } = new URL(String(settings.STRIPE_API_BASE));
  return {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    ...(port !== '' && { port: Number(port) }),
    timeout: Number(settings.STRIPE_TIMEOUT_MS),
    // Whether and when to try again is decided by the house, which keeps count of it.
    maxNetworkRetries: 0,
    telemetry: false,
  };
}

function createStripe(
  ground: ProviderGround,
  client: Stripe,
  errors: StripeErrors,
  webhookSecret: string | null,
): PayoutProvider {
  return {
    name: stripePlug.name,
    capabilities: { keyWindowMs: KEY_WINDOW_MS },
    pay: async (payment) => {
      const known = account.safeParse(await ground.accounts.detailsOf(payment, stripePlug.name));
      if (!known.success) return noAccount();
      return pay(client, payment, known.data.account).catch((error) => faultAnswer(errors, error, ground.now()));
    },
    lookup: (key) => lookup(client, key).catch((error) => faultAnswer(errors, error, ground.now(), 'lookup')),
    verifyWebhook: (rawBody, headers) => {
      const signature = headers.get('stripe-signature');
      if (webhookSecret === null || signature === null) return null;
      const event = eventOf(client, rawBody, signature, webhookSecret, ground.now());
      return event && (noticeOf(event) ?? 'irrelevant');
    },
    statement: (from, to) => statementOf(client, from, to),
  };
}

/** The key is idempotency key and transfer group in one: the group can be asked for long after the key is forgotten. */
async function pay(client: Stripe, payment: Payment, destination: string): Promise<PayAnswer> {
  const { key, amountMinor, currency } = payment;
  const wanted = {
    amount: Number(stripeAmount(amountMinor, currency)),
    currency: currency.toLowerCase(),
    destination,
    transfer_group: key,
    metadata: { laurel_key: key },
  };
  return answerOf(await client.transfers.create(wanted, { idempotencyKey: key }));
}

async function lookup(client: Stripe, key: string): Promise<LookupAnswer> {
  const found = z
    .object({ data: z.array(z.unknown()) })
    .safeParse(await client.transfers.list({ transfer_group: key, limit: 2 }));
  if (!found.success) return { outcome: 'unknown', message: 'the answer cannot be read' };
  const [first, second] = found.data.data;
  if (first === undefined) return { outcome: 'not_found' };
  if (second === undefined) return answerOf(first);
  return { outcome: 'unknown', message: 'there are two transfers for this key', isOfThisAlone: true };
}

function answerOf(told: unknown): PayAnswer & LookupAnswer {
  const read = transferShape.safeParse(told);
  return read.success ? saidOf(read.data) : { outcome: 'unknown', message: 'the answer cannot be read' };
}

function saidOf({ id, amount, currency, reversed }: Transfer): Paid | Refused {
  const response = { id, amount, currency, reversed };
  if (!reversed) return { outcome: 'paid', reference: id, response };
  return { outcome: 'refused', code: 'reversed', message: 'the transfer was reversed', response };
}

function eventOf(client: Stripe, rawBody: Uint8Array, signature: string, secret: string, now: Date) {
  try {
    const body = Buffer.from(rawBody);
    return client.webhooks.constructEvent(body, signature, secret, undefined, undefined, now.getTime());
  } catch {
    return null;
  }
}

const TOLD = new Set<string>(['transfer.created', 'transfer.reversed']);

function noticeOf({ id, type, data }: Stripe.Event) {
  const read = transferShape.safeParse(data.object);
  if (!TOLD.has(type) || !read.success || read.data.transfer_group === null) return null;
  const { transfer_group: key } = read.data;
  const { amountMinor, currency } = lineOf(read.data);
  return { eventId: id, key, answer: saidOf(read.data), amountMinor, currency };
}

async function* statementOf(client: Stripe, from: Date, to: Date): AsyncGenerator<StatementLine> {
  const created = { gte: Math.floor(from.getTime() / 1_000), lt: Math.ceil(to.getTime() / 1_000) };
  for await (const transfer of client.transfers.list({ created, limit: 100 })) {
    yield lineOf(transferShape.parse(transfer));
  }
}

function lineOf({ id, amount, currency: code, created, reversed, transfer_group: key }: Transfer): StatementLine {
  const currency = code.toUpperCase();
  const amountMinor = COUNTED_IN_HUNDREDTHS.has(currency) ? BigInt(amount) / 100n : BigInt(amount);
  return {
    reference: id,
    key,
    amountMinor,
    currency,
    outcome: reversed ? 'refused' : 'paid',
    at: new Date(created * 1_000),
  };
}

function stripeAmount(amountMinor: bigint, currency: string): bigint {
  return COUNTED_IN_HUNDREDTHS.has(currency) ? amountMinor * 100n : amountMinor;
}
