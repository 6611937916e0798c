import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { anOrder, PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
beforeAll(() => stage.open({ catalog: 'default' }));

const withKey = () => ({ headers: { 'Idempotency-Key': uniqueWord('key') } });
const refusing = scriptedProvider({
  pay: () => ({ outcome: 'refused', code: 'closed', message: 'The account is closed' }),
});

/** The path of cashback whose payment was refused. */
async function failedCashback(): Promise<string> {
  const { body } = await stage.post('/purchases', { ...anOrder(), amount: 6_000_000, items: [] });
  const { id: purchaseId } = body.data as { id: string };
  await stage.reward();
  const [row] = await connection.sql`select id from cashback_transactions where purchase_id = ${purchaseId}`;
  await payCashback(stage.context(), { transactionIds: [row?.id] }, refusing.providers);
  return `/cashback-transactions/${row?.id}`;
}

describe('cashback that failed', () => {
  it('is tried again when a partner asks, with an Idempotency-Key, and only once', async () => {
    const path = await failedCashback();
    expect((await stage.post(`${path}/retry`, {})).status).toBe(400);
    const asked = withKey();
    const again = await stage.post(`${path}/retry`, {}, asked);
    expect(again).toMatchObject({ status: 200, body: { data: { status: 'pending', errorCode: null } } });
    const replayed = await stage.post(`${path}/retry`, {}, asked);
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    const more = await stage.post(`${path}/retry`, {}, withKey());
    expect(more).toMatchObject({ status: 409, body: { code: 'cashback_not_failed' } });
  });

  it('is cancelled when a partner asks, and is then past all retrying', async () => {
    const path = await failedCashback();
    const cancelled = await stage.post(`${path}/cancel`, { reason: 'closed account' });
    expect(cancelled).toMatchObject({ status: 200, body: { data: { status: 'reversed' } } });
    expect((await stage.post(`${path}/cancel`, {})).status).toBe(409);
    expect((await stage.post(`${path}/retry`, {}, withKey())).status).toBe(409);
  });
});
