import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { anOrder, dataOf, PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
beforeAll(() => stage.open());

describe('purchases that are posted one by one at the same moment', () => {
  it('are recorded in few transactions, each with an answer of its own', async () => {
    const orders = Array.from({ length: 60 }, () => anOrder({ orderId: uniqueWord('order') }));
    const told = await Promise.all(orders.map((order) => stage.post('/purchases', order)));
    expect(told.map(({ status }) => status)).toEqual(orders.map(() => 201));
    expect(told.map((one) => dataOf<{ orderId: string }>(one).orderId)).toEqual(orders.map(({ orderId }) => orderId));
    const [row] = await sql<{ transactions: number }[]>`
      select count(distinct xmin::text)::int as transactions from purchases where program_id = ${stage.programId}`;
    expect(row?.transactions).toBeLessThan(30);
  });

  it('do each other no harm: the bad are refused, the same twice is stored once', async () => {
    const [goodId, twiceId] = [uniqueWord('good'), uniqueWord('twice')];
    const [good, twice] = [anOrder({ orderId: goodId }), anOrder({ orderId: twiceId })];
    const bad = {
      ...anOrder({ orderId: uniqueWord('bad') }),
      customer: { id: '00000000-0000-7000-8000-000000000000' },
    };
    const other = { ...twice, amount: 1 };
    const told = await Promise.all([good, twice, bad, twice, other].map((order) => stage.post('/purchases', order)));
    const statuses = told.map(({ status }) => status);
    expect(statuses[0]).toBe(201);
    expect(statuses[2]).toBe(422);
    expect([statuses[1], statuses[3]].toSorted()).toEqual([200, 201]);
    expect(statuses[4]).toBe(409);
    const stored = await sql`select order_id from purchases where order_id in (${goodId}, ${twiceId})`;
    expect(stored).toHaveLength(2);
  });

  it('count one by one against the limit, whoever they came with', async () => {
    const strict = new PartnerStage(connection);
    await strict.open({ settings: { rateLimitPerMinute: 20 } });
    const told = await Promise.all(Array.from({ length: 30 }, () => strict.post('/purchases', anOrder())));
    expect(told.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(told.filter(({ status }) => status === 429)).toHaveLength(10);
    const left = told.map(({ headers }) => Number(/r=(\d+)/.exec(headers.get('RateLimit') ?? '')?.[1]));
    expect(left.filter((one) => one > 0).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 19 }, (_, i) => i + 1),
    );
  });

  it('are answered each for itself when one of them cannot be recorded, and the log names all of them', async () => {
    const troubled = new PartnerStage(connection);
    await troubled.open();
    troubled.failWith(new Error('the queue is away'));
    const sent = Array.from({ length: 12 }, (_, at) => ({
      id: `request-${at}`,
      status: at === 8 ? 'completed' : 'pending',
    }));
    const told = await Promise.all(
      sent.map(({ id, status }) =>
        troubled.post('/purchases', anOrder({ status }), { headers: { 'X-Request-Id': id } }),
      ),
    );
    expect(told.map(({ status }) => status)).toEqual(sent.map(({ status }) => (status === 'completed' ? 500 : 201)));
    expect(told.map(({ headers }) => headers.get('x-request-id'))).toEqual(sent.map(({ id }) => id));
    const lines = troubled.lines as { message: string; requestId?: string; requestIds?: string[] }[];
    const together = lines.find(({ message }) => message === 'purchases posted together are recorded one by one');
    expect(together?.requestIds).toContain('request-8');
    const failed = lines.filter(({ message }) => message === 'partner request failed');
    expect(failed.map(({ requestId }) => requestId)).toEqual(['request-8']);
  });
});
