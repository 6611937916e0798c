import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { newId } from '#server/kernel/id.ts';
import { createEnqueue } from './enqueue.ts';
import { createBoss, ensureQueues } from './queues.ts';

const { db, sql, url } = await testDatabase();
const boss = createBoss({ url, role: 'sender', onError: () => undefined });
await boss.start();
await ensureQueues(boss);
afterAll(() => boss.stop({ graceful: false }));
const enqueue = createEnqueue(async () => boss);

async function jobs(queue: string): Promise<{ data: { payload: Record<string, string[]> }; start_after: string }[]> {
  return sql`select data, start_after from pgboss.job where name = ${queue} order by created_on, id`;
}

it('keeps a job exactly when the transaction commits', async () => {
  const kept = newId();
  await db.transaction((tx) => enqueue(tx, 'notification.deliver', { eventIds: [kept] }));
  const failing = db.transaction(async (tx) => {
    await enqueue(tx, 'notification.deliver', { eventIds: [newId()] });
    throw new Error('the change failed');
  });
  await expect(failing).rejects.toThrow('the change failed');
  const found = await jobs('notifications');
  expect(found.map(({ data }) => data)).toEqual([{ job: 'notification.deliver', payload: { eventIds: [kept] } }]);
});

it('cuts a job that carries too much into several', async () => {
  const purchaseIds = Array.from({ length: 2_500 }, newId);
  await db.transaction((tx) => enqueue(tx, 'rewards.grant', { purchaseIds, refundIds: purchaseIds.slice(0, 3) }));
  const payloads = (await jobs('loyalty')).map(({ data }) => data.payload);
  expect(payloads.map(({ purchaseIds: ids }) => ids?.length).sort()).toEqual([1_000, 1_000, 500].sort());
  expect(payloads.flatMap(({ purchaseIds: ids }) => ids ?? []).sort()).toEqual(purchaseIds.sort());
  expect(payloads.flatMap(({ refundIds }) => refundIds ?? [])).toHaveLength(3);
});

it('writes no job for nothing', async () => {
  const before = (await jobs('loyalty')).length;
  await db.transaction((tx) => enqueue(tx, 'rewards.grant', { purchaseIds: [] }));
  expect(await jobs('loyalty')).toHaveLength(before);
});

it('keeps a job for later until then', async () => {
  const startAfter = new Date('2030-01-01T00:00:00.000Z');
  await db.transaction((tx) => enqueue(tx, 'cashback.pay', { transactionIds: [newId()] }, { startAfter }));
  const [job] = await jobs('payments');
  expect(new Date(job?.start_after ?? 0)).toEqual(startAfter);
});

it('fails the transaction of the caller when the queue takes no job', async () => {
  const silent = createEnqueue(async () => Object.assign(Object.create(boss), { send: async () => null }));
  const refused = db.transaction((tx) => silent(tx, 'rewards.grant', { purchaseIds: [newId()] }));
  await expect(refused).rejects.toThrow('refused a job rewards.grant');
});

it('never forgets work that nobody did, and keeps a dead-letter queue beside every queue', async () => {
  for (const queue of ['loyalty', 'payments', 'notifications', 'webhooks']) {
    const settings = await boss.getQueue(queue);
    expect(settings).toMatchObject({ deadLetter: `${queue}.dead`, notify: true, retryBackoff: true });
    expect(settings?.retentionSeconds).toBeGreaterThan(9 * 365 * 86_400);
    expect((await boss.getQueue(`${queue}.dead`))?.retentionSeconds).toBeGreaterThan(9 * 365 * 86_400);
  }
});
