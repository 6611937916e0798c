import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { workerHeartbeats } from '#db/schema/workers.ts';
import { emptyDatabase, testDatabase } from '#db/testing/database.ts';
import { aProgram, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { answerReadiness, HEARTBEAT_FRESH_MS, readiness } from './health.ts';

const { db, sql } = await testDatabase();
const ground = { db, sql, now: () => TEST_NOW, payoutProviders: ['wallet'] };

const beat = (msAgo: number) => {
  const at = new Date(TEST_NOW.getTime() - msAgo);
  return db.insert(workerHeartbeats).values({ id: newId(), host: 'here', pid: 1, startedAt: at, seenAt: at });
};

const fine = { database: 'ok', migrations: 'ok', payouts: 'ok' };

it('is not ready while no worker answers, and says so', async () => {
  await beat(HEARTBEAT_FRESH_MS + 1);
  expect(await readiness(ground)).toEqual({ ...fine, status: 'not_ready', worker: 'silent' });
});

it('is ready with a database of our schema and a living worker', async () => {
  await beat(1000);
  const response = await answerReadiness(ground);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ...fine, status: 'ready', worker: 'ok' });
});

it('stays ready, and says so, while a program pays by a provider that is not configured', async () => {
  const ctx = testContext(db);
  const { id } = await aProgram(ctx);
  await db
    .update(programs)
    .set({ settings: { payoutProvider: 'stripe' } })
    .where(eq(programs.id, id));
  const paying = { status: 'ready', payouts: 'not_configured' };
  expect(await readiness(ground)).toMatchObject(paying);
  expect(await readiness({ ...ground, payoutProviders: ['wallet', 'stripe'] })).toMatchObject({ payouts: 'ok' });
});

it('is not ready while migrations are pending', async () => {
  const connection = connect(await emptyDatabase());
  try {
    expect(await readiness({ ...ground, ...connection })).toMatchObject({ status: 'not_ready', migrations: 'pending' });
  } finally {
    await connection.close();
  }
});

it('says within two seconds that the database is away, and when to come back', async () => {
  const connection = connect('postgres://nobody@192.0.2.1:5432/nothing');
  const started = performance.now();
  try {
    const response = await answerReadiness({ ...ground, ...connection });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({ database: 'down' });
    expect(performance.now() - started).toBeLessThan(2000);
  } finally {
    await connection.close();
  }
});
