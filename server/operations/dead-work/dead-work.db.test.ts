import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { anActivity, aPurchase, testContext } from '#db/testing/factories.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { deadWork } from './queries.ts';
import { redriveFacts } from './redrive-facts.ts';

const { db, sql } = await testDatabase();
const house = testContext(db);

it('lists what of a program was given up, and tries facts again one by one', async () => {
  const { id: userId, programId } = await aRegistered(house, { role: 'admin' });
  const actor = { kind: 'person' as const, userId, programId, role: 'admin' as const };
  const ctx = testContext(db, { actor });
  const [broken, fine] = [await aPurchase(house, { programId }), await aPurchase(house, { programId })];
  const activity = await anActivity(house, { programId });
  const elsewhere = await aPurchase(house);
  await sql`update purchases set reward_failures = 3, reward_error = 'a bad rule', reward_dead_at = now()
             where id in ${sql([broken.id, elsewhere.id])}`;
  await sql`update activities set reward_failures = 3, reward_error = 'a bad rule', reward_dead_at = now()
             where id = ${activity.id}`;

  const view = await deadWork(ctx, programId, { limit: 50 });
  expect(view.rows.map(({ source, id, error, tries }) => [source, id, error, tries]).toSorted()).toEqual([
    ['activity', activity.id, 'a bad rule', 3],
    ['purchase', broken.id, 'a bad rule', 3],
  ]);
  expect(view.counts).toEqual({ purchase: 1, refund: 0, activity: 1, cashback: 0, webhook: 0 });
  expect((await deadWork(ctx, programId, { limit: 50, source: 'activity' })).rows).toHaveLength(1);

  const facts = [broken, fine, elsewhere].map(({ id }) => ({ kind: 'purchase' as const, id }));
  expect((await redriveFacts(ctx, programId, { facts })).map(({ code }) => code)).toEqual([
    null,
    'reward_not_failed',
    'not_found',
  ]);
  expect((await deadWork(ctx, programId, { limit: 50 })).counts.purchase).toBe(0);
});
