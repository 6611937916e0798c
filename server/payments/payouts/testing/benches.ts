import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import type { Database } from '#db/client.ts';
import type { ProviderGround, ProviderPlug, ProviderSettings } from '#server/payments/payouts/plug.ts';
import type { PayoutProvider } from '#server/payments/payouts/port.ts';
import { sandboxPlug } from '#server/payments/payouts/sandbox.ts';
import { behaviourPlan, type Misbehaviour } from '#server/payments/sandbox/contract.ts';
import { serveSandbox } from '#server/payments/sandbox/serve-payouts.ts';
import { SIGNATURE_HEADER, signatureOf } from '#server/payments/sandbox/signature.ts';
import { aPayment } from './a-payment.ts';
import { type Bench, BUSY_SECONDS, type Fault, type SignedWebhook } from './provider-contract.ts';

/** Long enough for this machine, short enough for a test that waits for nothing. */
export const TEST_TIMEOUT_MS = 400;

/** Nothing listens there: no program is ever given that port. */
export const NOBODY = 'http://127.0.0.1:2';

/** A provider over a network, for tests: its accounts stand in a map by customer. */
export async function plugged(
  plug: ProviderPlug,
  db: Database,
  settings: Record<string, string>,
  accounts: ReadonlyMap<string, unknown>,
): Promise<PayoutProvider> {
  const known = Object.entries(plug.variables).map(([name, schema]) => [name, schema.parse(settings[name])]);
  const ground: ProviderGround = {
    db,
    now: () => new Date(),
    settings: Object.fromEntries(known) as ProviderSettings,
    accounts: { detailsOf: async ({ userId }) => accounts.get(userId) ?? null },
  };
  const provider = await plug.create(ground);
  if (!provider) throw new Error(`${plug.name} is not configured`);
  return provider;
}

const SANDBOX_FAULTS: Record<Fault, { on: 'pay' | 'lookup'; do: Misbehaviour }> = {
  refuses: { on: 'pay', do: 'decline' },
  pays_and_never_answers: { on: 'pay', do: 'pay_then_silence' },
  pays_and_answers_500: { on: 'pay', do: 'pay_then_500' },
  pays_and_tears_the_answer: { on: 'pay', do: 'pay_then_reset' },
  pays_and_answers_nonsense: { on: 'pay', do: 'pay_then_unreadable' },
  is_too_busy: { on: 'pay', do: 'rate_limit' },
  fails_when_asked: { on: 'lookup', do: 'fail_500' },
  is_silent_when_asked: { on: 'lookup', do: 'silence' },
};

/** The sandbox, over real HTTP. */
export async function sandboxBench(db: Database): Promise<Bench> {
  const secret = randomBytes(24).toString('base64url');
  const sandbox = await serveSandbox({ secret });
  afterAll(() => sandbox.close());
  const accounts = new Map<string, unknown>();
  const at = (url: string, given = secret) =>
    plugged(
      sandboxPlug,
      db,
      { SANDBOX_URL: url, SANDBOX_SECRET: given, SANDBOX_TIMEOUT_MS: String(TEST_TIMEOUT_MS) },
      accounts,
    );
  const signed = (body: string, at: Date): SignedWebhook => {
    const headers = new Headers({ [SIGNATURE_HEADER]: signatureOf(secret, body, at) });
    return { rawBody: Buffer.from(body), headers };
  };
  const paidUnder = (key: string) => sandbox.entries().filter((entry) => entry.key === key && entry.status === 'paid');
  return {
    provider: await at(sandbox.url),
    payment: async (overrides) => {
      const payment = aPayment(overrides);
      accounts.set(payment.userId, { recipient: `acct-${payment.userId}` });
      return payment;
    },
    moved: async (key) => paidUnder(key).map(({ amount }) => BigInt(amount)),
    remote: {
      misbehave: (fault) => {
        const rules = fault ? [SANDBOX_FAULTS[fault]] : [];
        sandbox.behave(behaviourPlan.parse({ rules, retryAfterSeconds: BUSY_SECONDS }));
      },
      unreachable: await at(NOBODY),
      withWrongSecret: await at(sandbox.url, 'not-the-secret-at-all'),
      withoutAccount: null,
      webhook: async ({ key }, signedAt) => {
        const [payout] = paidUnder(key);
        const body = JSON.stringify({ id: `evt_${payout?.id}`, createdAt: payout?.createdAt, payout });
        return signed(body, signedAt);
      },
      otherWebhook: (signedAt) => signed('{"id":"evt_1","topic":"maintenance"}', signedAt),
      webhooksAge: true,
      now: () => new Date(),
      secrets: [secret, 'acct-'],
    },
  };
}
