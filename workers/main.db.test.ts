import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { anActivity, testContext } from '#db/testing/factories.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { aShop, recorded, someHistory } from '#server/loyalty/rewards/testing/stage.ts';
import { createServices } from '#server/runtime/services.ts';
import { isQuiet, startWorkerProcess, until } from './testing/worker-process.ts';

const { db, sql, url } = await testDatabase();
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const services = createServices({ url, role: 'sender', log, poolMax: 4 });
afterAll(() => services.close());

/** Records as the web application does: with real jobs, at the real time. */
const ctx = testContext(db, { enqueue: services.enqueue, now: () => new Date() });
/** Records without jobs, a minute ago: as if the queue had lost them. */
const forgotten = testContext(db, { now: () => new Date(Date.now() - 60_000) });

it('rewards, pays and tells as soon as purchases are recorded, and says that it lives', async () => {
  const shop = await aShop(ctx);
  const worker = startWorkerProcess(url);
  await until(
    'a heartbeat',
    async () => (await sql`select 1 from worker_heartbeats where pid = ${worker.pid}`).length === 1,
  );
  await recorded(ctx, shop, someHistory(60, 5));
  await anActivity(ctx, { programId: shop, customer: { externalId: 'customer-1' } });
  await until('quiet', () => isQuiet(sql));
  worker.signal('SIGTERM');
  expect(await worker.ended).toEqual({ code: 0, signal: null });
  expect(await sql`select 1 from worker_heartbeats where pid = ${worker.pid}`).toHaveLength(0);
  await expectSoundBooks(db, shop);
}, 90_000);

it('loses nothing when the whole job table is emptied', async () => {
  const shop = await aShop(forgotten);
  await recorded(forgotten, shop, someHistory(40, 4));
  await anActivity(forgotten, { programId: shop, customer: { externalId: 'customer-1' } });
  await sql`truncate pgboss.job`;
  const worker = startWorkerProcess(url);
  await until('quiet', () => isQuiet(sql));
  worker.signal('SIGTERM');
  expect(await worker.ended).toEqual({ code: 0, signal: null });
  await expectSoundBooks(db, shop);
}, 90_000);

it('finishes what it has begun when it is asked to stop in the middle', async () => {
  const shop = await aShop(ctx);
  await recorded(ctx, shop, someHistory(400, 40));
  const worker = startWorkerProcess(url, { WORKER_BATCH: '10' });
  const rewarded = async () => {
    const [row] =
      await sql`select count(*)::int as n from purchases where program_id = ${shop} and processed_for_loyalty`;
    return row?.n;
  };
  await until('the first rewards', async () => (await rewarded()) > 0);
  worker.signal('SIGTERM');
  expect(await worker.ended).toEqual({ code: 0, signal: null });
  const active = await sql`select 1 from pgboss.job where state = 'active'`;
  expect(active).toHaveLength(0);
  const next = startWorkerProcess(url);
  await until('quiet', () => isQuiet(sql));
  next.signal('SIGINT');
  expect(await next.ended).toEqual({ code: 0, signal: null });
  await expectSoundBooks(db, shop);
}, 90_000);

it('ends at once when it is told so a second time', async () => {
  const worker = startWorkerProcess(url);
  await until(
    'a heartbeat',
    async () => (await sql`select 1 from worker_heartbeats where pid = ${worker.pid}`).length === 1,
  );
  worker.signal('SIGTERM');
  worker.signal('SIGINT');
  expect(await worker.ended).toEqual({ code: 1, signal: null });
});

it('puts a job that nobody can read with the dead letters, where it stays', async () => {
  const boss = await services.queue();
  await boss.send('loyalty', { job: 'make.coffee', payload: {} });
  const worker = startWorkerProcess(url);
  const dead = () => sql`select data, output from pgboss.job where name = 'loyalty.dead'`;
  await until('the dead letter', async () => (await dead()).length === 1);
  expect((await dead())[0]?.data).toEqual({ job: 'make.coffee', payload: {} });
  worker.signal('SIGTERM');
  expect(await worker.ended).toEqual({ code: 0, signal: null });
});
