import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { stripePlug } from './stripe.ts';
import { stripeBench } from './testing/stripe-bench.ts';

const { db } = await testDatabase();
const { provider, payment, standIn, connected, remote } = await stripeBench(db);

function post(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const key = remote?.secrets[0] ?? '';
  const sent = { Authorization: `Bearer ${key}`, 'Stripe-Version': '2026-10-28.endive', ...headers };
  return fetch(`${standIn.url}/v1/transfers`, { method: 'POST', headers: sent, body: new URLSearchParams(form) });
}

describe('Stripe', () => {
  it('gets a form with the amount, the account and our key as its group, under the key', async () => {
    const one = await payment({ currency: 'USD', amountMinor: 2_500n });
    await provider.pay(one);
    const [transfer] = standIn.transfers;
    expect(transfer).toMatchObject({ amount: 2_500, currency: 'usd', transfer_group: one.key });
    expect(transfer?.metadata).toEqual({ laurel_key: one.key });
  });

  it('counts krónur and Ugandan shillings in hundredths, which we do not', async () => {
    for (const currency of ['ISK', 'UGX']) {
      const one = await payment({ currency, amountMinor: 900n });
      await provider.pay(one);
      expect(standIn.transfers[0]).toMatchObject({ amount: 90_000, currency: currency.toLowerCase() });
      const webhook = await remote?.webhook(one, new Date());
      const notice = webhook && provider.verifyWebhook(webhook.rawBody, webhook.headers);
      expect(notice).toMatchObject({ amountMinor: 900n, currency });
    }
  });

  it('refuses a customer whose connected account is gone, without a word of it in what is stored', async () => {
    const one = await payment();
    connected.clear();
    const answer = await provider.pay(one);
    expect(answer).toMatchObject({ outcome: 'refused', code: 'resource_missing' });
    expect(JSON.stringify(answer)).not.toContain('acct_');
  });

  it('shows people the end of an account, and takes nothing that is none', () => {
    expect(stripePlug.account?.label({ account: 'acct_1Nv0FGQ9RKHgCVdK' })).toBe('acct_…CVdK');
    expect(stripePlug.account?.input.safeParse({ account: '1Nv0FGQ9RKHgCVdK' }).success).toBe(false);
    expect(stripePlug.account?.input.safeParse({ account: 'acct_1', more: 'x' }).success).toBe(false);
  });
});

describe('the stand-in for Stripe refuses', () => {
  const form = { amount: '500', currency: 'usd', destination: 'acct_none' };

  it.each([
    ['a broken amount', { ...form, amount: '5.5' }, 'parameter_invalid_integer'],
    ['no currency', { amount: '500', destination: 'acct_none' }, 'parameter_missing'],
    ['a parameter that does not exist', { ...form, recipient: 'x' }, 'parameter_unknown'],
    ['an account that does not exist', form, 'resource_missing'],
  ])('%s', async (_what, wanted, code) => {
    const answer = await post(wanted as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error', code } });
  });

  it('another key, another version, JSON, and a key with other parameters', async () => {
    expect((await post(form, { Authorization: 'Bearer sk_live_else' })).status).toBe(401);
    expect((await post(form, { 'Stripe-Version': 'latest' })).status).toBe(400);
    expect((await post(form, { 'Content-Type': 'application/json' })).status).toBe(400);
    const one = await payment();
    await provider.pay(one);
    const again = await post({ ...form, amount: '1' }, { 'Idempotency-Key': one.key });
    expect(await again.json()).toMatchObject({ error: { type: 'idempotency_error' } });
  });
});
