import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { anOrder, PartnerStage } from './testing/partner-stage.ts';

const stage = new PartnerStage(await testDatabase());
beforeAll(() => stage.open());

describe('POST /purchases', () => {
  it('records a purchase: 201, where it is, and what is related', async () => {
    const order = anOrder({ metadata: { store: 'Lagos' } });
    const { status, headers, body } = await stage.post('/purchases', order);
    expect(status).toBe(201);
    expect(body.data).toMatchObject({ orderId: order.orderId, amount: 6_000_000, status: 'completed' });
    expect(headers.get('location')).toBe(body.links?.self);
    const again = await stage.get(String(body.links?.self).replace('/api/v1', ''));
    expect(again).toMatchObject({ status: 200, body: { data: body.data } });
  });
});
