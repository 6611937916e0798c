import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import type { PartnerRouter } from '#server/api/partner.ts';
import { PARTNER_TRPC_ROOT, PartnerTrpcDoor } from './partner-trpc-door.ts';
import { PartnerStage } from './testing/partner-stage.ts';

const stage = new PartnerStage(await testDatabase());
beforeAll(() => stage.open({ catalog: 'default' }));

const url = `http://laurel.test${PARTNER_TRPC_ROOT}`;

/** As a typed partner would: the router's type, an address and a token. `fetch` alone is ours. */
function client(token = stage.token, headers: Record<string, string> = {}) {
  return createTRPCClient<PartnerRouter>({ links: [httpLink(options(token, headers))] });
}

function options(token: string, headers: Record<string, string> = {}) {
  const door = new PartnerTrpcDoor(stage.services());
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => door.handle(new Request(input, init));
  return { url, fetch, headers: { Authorization: `Bearer ${token}`, ...headers } };
}

const order = () => ({
  orderId: uniqueWord('order'),
  customer: { externalId: uniqueWord('c') },
  amount: 6_000_000,
  currency: 'NGN',
  status: 'completed' as const,
});

describe('a typed partner', () => {
  it('calls the same operations, with types from end to end', async () => {
    const laurel = client();
    const { data, links } = await laurel.purchases.create.mutate(order());
    expect(links.self).toBe(`/api/v1/purchases/${data.id}`);
    await stage.reward();
    const rewards = await laurel.purchases.rewards.query({ id: data.id });
    expect(rewards.data.points).toBeGreaterThan(0);
    const page = await laurel.purchases.list.query({ limit: 1, processed: true });
    expect(page.data.map(({ id }) => id)).toEqual([data.id]);
    expect((await laurel.customers.summary.query({ id: data.customerId })).data.badge?.name).toBe('Bronze');
  });

  it('is told of errors in the same words, and of ours nothing', async () => {
    const wrong = client().purchases.create.mutate({ ...order(), amount: 0 });
    await expect(wrong).rejects.toMatchObject({
      message: 'amount must be at least 1',
      data: { code: 'validation_failed', httpStatus: 422, errors: { amount: ['must be at least 1'] } },
    });
    stage.failWith(new Error('hunter2'));
    const broken = await client()
      .purchases.create.mutate(order())
      .catch((error: unknown) => error);
    stage.failWith(null);
    expect(broken).toBeInstanceOf(TRPCClientError);
    expect(JSON.stringify(broken)).not.toContain('hunter2');
  });

  it('needs a good token with the scope, and one call a request', async () => {
    await expect(client('lrl_live_x').purchases.list.query({})).rejects.toThrow(/token/);
    const { token } = await stage.newToken(['customers:read']);
    await expect(client(token).purchases.list.query({})).rejects.toMatchObject({ data: { code: 'forbidden' } });
    const batched = createTRPCClient<PartnerRouter>({ links: [httpBatchLink(options(stage.token))] });
    const two = Promise.all([batched.purchases.list.query({}), batched.customers.list.query({})]);
    await expect(two).rejects.toThrow(/procedure/);
  });

  it('names money acts by an Idempotency-Key as well', async () => {
    const { data } = await client().purchases.create.mutate(order());
    await stage.reward();
    const refund = { id: data.id, amount: 1_000_000 };
    await expect(client().purchases.refund.mutate(refund)).rejects.toThrow(/Idempotency-Key/);
    const named = client(stage.token, { 'Idempotency-Key': uniqueWord('key') });
    const first = await named.purchases.refund.mutate(refund);
    expect(await named.purchases.refund.mutate(refund)).toEqual(first);
  });
});
