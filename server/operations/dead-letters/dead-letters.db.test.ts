import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aPurchase, testContext } from '#db/testing/factories.ts';
import { refusalOf } from '#server/identity/accounts/testing/mailbox.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { createEnqueue } from '#server/jobs/enqueue.ts';
import { createBoss, deadLettersOf, ensureQueues } from '#server/jobs/queues.ts';
import { newId } from '#server/kernel/id.ts';
import { sweepUnrewarded } from '#server/loyalty/rewards/sweep-unrewarded.ts';
import { doneByMinute, queuesView } from '../queues/queries.ts';
import { discardJobs } from './discard-jobs.ts';
import { deadJobs } from './queries.ts';
import { redriveJobs } from './redrive-jobs.ts';

const { db, sql, url } = await testDatabase();
const house = testContext(db);
const boss = createBoss({ url, role: 'sender', onError: () => undefined });
await boss.start();
afterAll(() => boss.stop({ graceful: false, close: true }));
const enqueue = createEnqueue(() => Promise.resolve(boss));
await ensureQueues(boss);

async function aProgramWithAdmin() {
  const { id: userId, programId } = await aRegistered(house, { role: 'admin' });
  const actor = { kind: 'person' as const, userId, programId, role: 'admin' as const };
  return { programId, ctx: testContext(db, { actor, enqueue }) };
}

async function died(data: object): Promise<string> {
  const id = await boss.send(deadLettersOf('loyalty'), data);
  if (id === null) throw new Error('the letter was not taken');
  return id;
}
const grantOf = (purchaseIds: readonly string[]) => ({ job: 'rewards.grant', payload: { purchaseIds } });
const queued = (name: string, id: string) =>
  sql`select data from pgboss.job where name = ${name} and data::text like ${`%${id}%`} and state < 'active'`;
const all = { limit: 100, after: null };

describe('jobs that were given up', () => {
  it('are seen by the program they concern, with its own ids and nothing else', async () => {
    const [ours, theirs] = [await aProgramWithAdmin(), await aProgramWithAdmin()];
    const mine = await aPurchase(house, { programId: ours.programId });
    const other = await aPurchase(house, { programId: theirs.programId });
    const shared = await died(grantOf([mine.id, other.id]));
    const foreign = await died(grantOf([other.id]));
    const { rows } = await deadJobs(ours.ctx, ours.programId, all);
    expect(rows.find(({ id }) => id === shared)).toMatchObject({
      queue: 'loyalty',
      job: 'rewards.grant',
      ids: { purchaseIds: [mine.id] },
    });
    expect(rows.map(({ id }) => id)).not.toContain(foreign);
    const attempt = redriveJobs(ours.ctx, ours.programId, { queue: 'loyalty', ids: [foreign] });
    expect((await refusalOf(attempt)).kind).toBe('not_found');
  });

  it('show no payload that nobody can read', async () => {
    const { ctx, programId } = await aProgramWithAdmin();
    const id = await died({ job: 'make.coffee', payload: { secret: 'hunter2' } });
    const { rows } = await deadJobs(ctx, programId, all);
    const row = rows.find((one) => one.id === id);
    expect(row).toMatchObject({ job: null, ids: {} });
    expect(JSON.stringify(row)).not.toContain('hunter2');
    const attempt = redriveJobs(ctx, programId, { queue: 'loyalty', ids: [id] });
    expect((await refusalOf(attempt)).code).toBe('job_unreadable');
  });

  it('go back into their queue once, however many people press the button', async () => {
    const { ctx, programId } = await aProgramWithAdmin();
    const { id: purchaseId } = await aPurchase(house, { programId });
    const id = await died(grantOf([purchaseId]));
    const press = () => redriveJobs(ctx, programId, { queue: 'loyalty', ids: [id] });
    const results = await Promise.allSettled([press(), press()]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await queued('loyalty', purchaseId)).toHaveLength(1);
    expect(await queued('loyalty.dead', purchaseId)).toHaveLength(0);
    const [written] = await db.select().from(auditLog).where(eq(auditLog.action, 'queue.redrive'));
    expect(written).toMatchObject({ programId, actor: `person:${ctx.actor.kind === 'person' && ctx.actor.userId}` });
  });

  it('may be thrown away with a reason, and what they were about is found again by the sweeper', async () => {
    const { ctx, programId } = await aProgramWithAdmin();
    const { id: purchaseId } = await aPurchase(house, { programId });
    const id = await died(grantOf([purchaseId]));
    const wish = { queue: 'loyalty' as const, ids: [id], reason: 'a bad release', confirm: 'discard' as const };
    expect(await discardJobs(ctx, programId, wish)).toBe(1);
    expect(await queued('loyalty.dead', purchaseId)).toHaveLength(0);
    const [written] = await db.select().from(auditLog).where(eq(auditLog.action, 'queue.discard'));
    expect(written).toMatchObject({
      before: [{ id, job: 'rewards.grant', ids: { purchaseIds: [purchaseId] } }],
      after: { reason: 'a bad release' },
    });
    const later = testContext(db, { now: () => new Date(Date.now() + 3_600_000), enqueue });
    await sweepUnrewarded(later);
    expect(await queued('loyalty', purchaseId)).toHaveLength(1);
  });

  it('are no business of customers', async () => {
    const { id: userId, programId } = await aRegistered(house);
    const ctx = testContext(db, { actor: { kind: 'person', userId, programId, role: 'customer' } });
    const wish = { queue: 'loyalty' as const, ids: [newId()] };
    for (const attempt of [
      deadJobs(ctx, programId, all),
      redriveJobs(ctx, programId, wish),
      queuesView(ctx, programId),
      doneByMinute(ctx, programId),
    ])
      expect((await refusalOf(attempt)).kind).toBe('forbidden');
  });
});

describe('the state of the queues', () => {
  it('tells how much waits, how long, what was given up and how fast work is done', async () => {
    const { ctx, programId } = await aProgramWithAdmin();
    await sql`delete from pgboss.job`;
    await died(grantOf([]));
    await boss.send('payments', { job: 'cashback.pay', payload: { transactionIds: [] } });
    await boss.send('payments', { job: 'cashback.pay', payload: { transactionIds: [] } }, { startAfter: 600 });
    await sql`update pgboss.job set created_on = created_on - interval '90 s', start_after = start_after - interval '90 s'`;
    await boss.send('webhooks', { job: 'webhook.deliver', payload: { endpointIds: [] } });
    await sql`update pgboss.job set state = 'completed', started_on = created_on + interval '2 s',
                completed_on = created_on + interval '5 s' where name = 'webhooks'`;
    const view = await queuesView(ctx, programId);
    const of = (name: string) => view.queues.find(({ queue }) => queue === name);
    expect(of('loyalty')).toMatchObject({ waiting: 0, dead: 1, oldestMs: null, wait: null });
    expect(of('payments')).toMatchObject({ waiting: 1, deferred: 1, active: 0 });
    expect(of('payments')?.oldestMs).toBeGreaterThanOrEqual(90_000);
    expect(of('webhooks')).toMatchObject({ waiting: 0, wait: { p50: 2_000, p99: 2_000 }, run: { p95: 3_000 } });
    expect(of('webhooks')?.donePerMinute).toBeCloseTo(1 / 15);
    expect(view.unrewarded).toEqual({ count: 0, oldestMs: null });
  });

  it('tells what was done in each minute of the last hour, to admins', async () => {
    const { ctx, programId } = await aProgramWithAdmin();
    await sql`delete from pgboss.job`;
    for (const queue of ['payments', 'payments', 'webhooks']) await boss.send(queue, {});
    await sql`update pgboss.job set state = 'completed', started_on = now(), completed_on = now() - interval '90 s'`;
    await sql`update pgboss.job set completed_on = now() - interval '61 min' where name = 'webhooks'`;
    const minutes = await doneByMinute(ctx, programId);
    expect(minutes).toHaveLength(60);
    expect(minutes.flatMap(({ done }, at) => (done === 0 ? [] : [[at, done]]))).toEqual([[58, 2]]);
    expect(ctx.now().getTime() - (minutes[58]?.at.getTime() ?? 0)).toBe(120_000);
  });
});
