import type { Job } from 'pg-boss';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, purchaseInput } from '#db/testing/factories.ts';
import type { Log } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { createServices } from '#server/runtime/services.ts';
import { runJobs } from './run.ts';

const { sql, url } = await testDatabase();
const warnings: object[] = [];
const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: (fields) => warnings.push(fields), error: silent };
const services = createServices({ url, role: 'sender', log, poolMax: 4 });
afterAll(() => services.close());
const ctx = services.contextFor({ kind: 'operator', command: 'test' });
const pace = { batchSize: 500 };

function job(data: unknown): Job<unknown> {
  const { signal } = new AbortController();
  return { id: newId(), name: 'loyalty', data, expireInSeconds: 60, heartbeatSeconds: null, retryCount: 0, signal };
}

const grant = (purchaseIds: string[]) => job({ job: 'rewards.grant', payload: { purchaseIds } });

describe('a batch of jobs', () => {
  it('is one call: the purchases of all jobs are rewarded together', async () => {
    const { id: programId } = await aProgram(ctx);
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      ids.push((await recordPurchase(ctx, { programId, purchase: purchaseInput() })).purchase.id);
    }
    const jobs = ids.map((id) => grant([id]));
    const results = await runJobs(services, jobs, pace);
    expect(results).toEqual(jobs.map(({ id }) => ({ id, status: 'completed' })));
    const transactions =
      await sql`select count(distinct processed_at)::int as n from purchases where program_id = ${programId}`;
    expect(transactions[0]?.n).toBe(1);
  });

  it('sends what nobody can read to the dead letters, and runs the others', async () => {
    const good = grant([]);
    const unknown = job({ job: 'make.coffee', payload: {} });
    const wrong = job({ job: 'rewards.grant', payload: { purchaseIds: ['not an id'] } });
    const empty = job(null);
    const results = await runJobs(services, [unknown, good, wrong, empty], pace);
    expect(new Map(results.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [unknown.id, 'deadletter'],
        [wrong.id, 'deadletter'],
        [empty.id, 'deadletter'],
        [good.id, 'completed'],
      ]),
    );
  });

  it('reads a payload of an older or newer version: fields may be missing', async () => {
    const [result] = await runJobs(services, [job({ job: 'rewards.grant', payload: {} })], pace);
    expect(result?.status).toBe('completed');
  });

  it('of which one is refused fails that one alone, for good; another fault is tried again', async () => {
    const handlers = {
      'rewards.grant': async () => undefined,
      'cashback.pay': async () => undefined,
      'mail.send': async () => undefined,
      'notification.deliver': async (_ctx: unknown, { eventIds }: { eventIds: readonly string[] }) => {
        if (eventIds.includes(refused)) throw new Refusal('rule', 'not_so', 'This is not so');
        if (eventIds.includes(broken)) throw new Error('broken');
      },
      'webhook.deliver': async () => undefined,
      'payout.reconcile': async () => undefined,
      'catalog.reevaluate': async () => undefined,
    };
    const [refused, broken, fine] = [newId(), newId(), newId()];
    const jobs = [refused, broken, fine].map((id) => job({ job: 'notification.deliver', payload: { eventIds: [id] } }));
    const results = await runJobs(services, jobs, pace, handlers);
    expect(results.map(({ status }) => status)).toEqual(['deadletter', 'failed', 'completed']);
    expect(results[0]?.output).toEqual({ code: 'not_so', message: 'This is not so' });
    expect(warnings.length).toBeGreaterThan(0);
  });
});
