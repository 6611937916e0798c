import { expect, it } from 'vitest';
import { EVENT_TYPES, type EventType } from '#db/enums.ts';
import { testDatabase } from '#db/testing/database.ts';
import { newId } from '#server/kernel/id.ts';
import { adjustPoints } from '#server/loyalty/rewards/adjust-points.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { dataOf, PartnerStage, pathOf, withKey } from '../testing/partner-stage.ts';
import { webhookExample } from './webhook-examples.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
await stage.open({ catalog: 'default' });

/** Tries to pay what is owed for a purchase. */
async function pay(purchaseId: string, provider = scriptedProvider()): Promise<void> {
  const [row] = await sql`select id from cashback_transactions where purchase_id = ${purchaseId}`;
  await payCashback(stage.context(), { transactionIds: [row?.id] }, provider.providers);
}

const refusing = () => scriptedProvider({ pay: () => ({ outcome: 'refused', code: 'closed', message: 'Closed' }) });

it('each event is shown with the very fields it is sent with', async () => {
  const [kept, failed, returned] = [await stage.rewarded(), await stage.rewarded(), await stage.rewarded()];
  await pay(dataOf<{ id: string }>(kept).id);
  await pay(dataOf<{ id: string }>(failed).id, refusing());
  await stage.post(`${pathOf(returned)}/refunds`, { amount: 6_000_000 }, withKey());
  await stage.reward();
  const named = { programId: stage.programId, customerId: dataOf<{ customerId: string }>(kept).customerId };
  const actor = { kind: 'operator', command: 'test' } as const;
  const adjustment = { points: 5, reason: 'kindness', key: newId() };
  await adjustPoints({ ...stage.context(), actor }, { ...named, adjustment });
  const rows = await sql<{ type: EventType; data: Record<string, unknown> }[]>`select type, data from events`;
  expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(EVENT_TYPES));
  for (const { type, data } of rows) {
    const {
      customerId: _id,
      externalCustomerId: _name,
      subjectId: _subject,
      ...shown
    } = webhookExample(type).data as Record<string, unknown>;
    expect({ type, fields: Object.keys(data).sort() }).toEqual({ type, fields: Object.keys(shown).sort() });
  }
});
