import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, anActivity, aPurchase, aRefund, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { forgetOld } from './forget-old.ts';
import { KEEPINGS } from './rules.ts';

const { db, sql } = await testDatabase();
const house = testContext(db);
const longAfter = testContext(db, { now: () => new Date(TEST_NOW.getTime() + 4_000 * 86_400_000) });

const WORK = [
  'users',
  'purchases',
  'refunds',
  'activities',
  'cashback_transactions',
  'cashback_attempts',
  'points_ledger',
  'events',
  'audit_log',
  'webhook_endpoints',
];

async function counts(): Promise<Record<string, number>> {
  const rows = await Promise.all(
    WORK.map(async (table) => {
      const [row] = await sql`select count(*)::int as n from ${sql(table)}`;
      return [table, Number(row?.n)] as const;
    }),
  );
  return Object.fromEntries(rows);
}

it('never deletes what is not rewarded, not paid, not sent or not delivered, however old it is', async () => {
  const { id: userId, programId } = await aCustomer(house);
  await aRefund(house, { purchase: await aPurchase(house, { programId }) });
  await anActivity(house, { programId });
  const [endpoint, event, mail, news] = [newId(), newId(), newId(), newId()];
  const past = TEST_NOW.toISOString();
  await sql`insert into events (id, program_id, user_id, type, data, created_at)
             values (${event}, ${programId}, ${userId}, 'badge.unlocked', '{}', ${past})`;
  await sql`insert into mails (id, program_id, kind, recipient, created_at)
             values (${mail}, ${programId}, 'reset', 'a@example.com', ${past})`;
  await sql`insert into notifications (id, program_id, user_id, event_id, type, data, created_at)
             values (${news}, ${programId}, ${userId}, ${event}, 'badge.unlocked', '{}', ${past})`;
  await sql`insert into webhook_endpoints (id, program_id, url, is_active, sealed_secret, created_by)
             values (${endpoint}, ${programId}, 'https://a.example', true, 'v1.x', 'test')`;
  await sql`insert into webhook_deliveries (endpoint_id, event_id, program_id, event_type, next_attempt_at, attempts, created_at)
             values (${endpoint}, ${event}, ${programId}, 'badge.unlocked', ${past}, 1, ${past})`;
  await sql`insert into webhook_attempts (id, endpoint_id, event_id, attempt, outcome, started_at)
             values (${newId()}, ${endpoint}, ${event}, 1, 'delivered', ${past})`;
  const before = await counts();
  const gone = await forgetOld(longAfter);
  expect(gone).toMatchObject({ mails: 0, deliveries: 0, notifications: 0 });
  expect(await counts()).toEqual(before);

  await sql`update mails set status = 'sent', sent_at = ${past} where id = ${mail}`;
  await sql`update notifications set seen_at = ${past} where id = ${news}`;
  await sql`update webhook_deliveries set status = 'delivered', next_attempt_at = null, delivered_at = ${past}
             where event_id = ${event}`;
  expect(await forgetOld(longAfter, { mails: 5_000 })).toMatchObject({ mails: 0, notifications: 1, deliveries: 1 });
  expect(await forgetOld(longAfter)).toMatchObject({ mails: 1 });
  expect(await counts()).toEqual(before);
});

it('names no table of facts, rewards or money', () => {
  const owed = /delete from (purchases|refunds|activities|cashback|points|wallet|events|audit|users|reward|pgboss)/;
  for (const { statement } of KEEPINGS) expect(statement).not.toMatch(owed);
});
