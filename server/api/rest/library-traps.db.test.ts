import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { recordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { anOrder, PartnerStage } from './testing/partner-stage.ts';

const built = vi.hoisted(() => ({ handlers: 0 }));
vi.mock('trpc-to-openapi', async (original) => {
  const library = await original<typeof import('trpc-to-openapi')>();
  const create: typeof library.createOpenApiNodeHttpHandler = (options) => {
    built.handlers += 1;
    return library.createOpenApiNodeHttpHandler(options);
  };
  return { ...library, createOpenApiNodeHttpHandler: create };
});

const connection = await testDatabase();
const stage = new PartnerStage(connection);
beforeAll(() => stage.open());

describe('what trpc-to-openapi does by itself, and we do not', () => {
  it('never turns a text of a body into a number, at the first request or later', async () => {
    for (const _round of [1, 2, 3]) {
      const texts = await stage.post('/purchases', anOrder({ amount: '6000000' }));
      expect(texts).toMatchObject({ status: 422, body: { errors: { amount: ['must be a number'] } } });
      const item = { name: 'Lamp', quantity: '2', unitAmount: 5 };
      const inside = await stage.post('/purchases', anOrder({ items: [item] }));
      expect(inside).toMatchObject({ status: 422, body: { errors: { 'items.0.quantity': ['must be a number'] } } });
    }
    expect(recordPurchaseInput.safeParse(anOrder({ amount: '6000000' })).success).toBe(false);
  });

  it('reads `false` in a query as false', async () => {
    await stage.post('/purchases', anOrder());
    const waiting = await stage.get('/purchases?processed=false');
    expect(waiting.body.data).not.toEqual([]);
    expect(await stage.get('/purchases?processed=true')).toMatchObject({ status: 200, body: { data: [] } });
    for (const word of ['0', 'no', 'FALSE', '']) {
      expect((await stage.get(`/purchases?processed=${word}`)).status).toBe(422);
    }
  });

  it.each(['1e1', '0x10', ' 5', '5.0', '-1', '007', ''])('does not take %j for a whole number', async (text) => {
    expect(await stage.get(`/purchases?limit=${encodeURIComponent(text)}`)).toMatchObject({
      status: 422,
      body: { errors: { limit: ['must be a whole number'] } },
    });
  });

  it('never tells a caller what an error of ours says', async () => {
    const broken = new PartnerStage(connection);
    await broken.open();
    broken.failWith(new Error('password of laurel is hunter2'));
    const { status, body, headers } = await broken.post('/purchases', anOrder());
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|password|stack/);
    expect(body).toMatchObject({ code: 'internal', requestId: headers.get('x-request-id') });
    expect(body.errors).toBeUndefined();
  });

  it('answers an amount of 10^15 exactly', async () => {
    const response = await stage
      .newDoor()
      .handle(stage.request('POST', '/purchases', { body: anOrder({ amount: 1e15 }) }));
    expect(await response.text()).toContain('"amount":1000000000000000,');
  });

  it('builds its routing table once for a door, not once for a request', async () => {
    const before = built.handlers;
    await stage.get('/purchases');
    await stage.get('/purchases');
    expect(built.handlers).toBe(before);
  });

  it('refuses a field of the body that the path would silently overwrite', async () => {
    const { body } = await stage.post('/purchases', anOrder({ status: 'pending' }));
    const { id } = body.data as { id: string };
    expect(await stage.post(`/purchases/${id}/complete`, { id })).toMatchObject({
      status: 422,
      body: { errors: { id: ['is not a field we know'] } },
    });
  });
});
