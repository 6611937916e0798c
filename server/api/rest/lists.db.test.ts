import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { anOrder, PartnerStage, type Told } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);

beforeAll(async () => {
  await stage.open();
  await stranger.open();
  for (let n = 0; n < 7; n += 1) {
    const day = `2026-11-1${n % 3}T10:00:00Z`;
    const customer = { externalId: n < 3 ? 'ada' : 'bob' };
    const status = n % 2 === 0 ? 'completed' : 'pending';
    await stage.post('/purchases', anOrder({ orderId: `o${n}`, amount: 100 + n, occurredAt: day, customer, status }));
    if (n % 2 === 0) stage.pass(1_000);
  }
});

const orders = ({ body }: Told) => (body.data as { orderId: string }[]).map(({ orderId }) => orderId);
const next = ({ body }: Told) => body.links?.next?.replace('/api/v1', '');

describe('a list', () => {
  it.each(['-createdAt', 'createdAt', '-occurredAt', 'occurredAt'])(
    'sorted by %s, page by page, holds everything once',
    async (sort) => {
      const whole = orders(await stage.get(`/purchases?sort=${sort}&limit=100`));
      expect(new Set(whole).size).toBe(7);
      const seen: string[] = [];
      for (let path: string | undefined = `/purchases?sort=${sort}&limit=2`; path; ) {
        const page = await stage.get(path);
        seen.push(...orders(page));
        expect(page.body.meta).toMatchObject({ limit: 2, hasMore: seen.length < 7 });
        path = next(page);
      }
      expect(seen).toEqual(whole);
    },
  );

  it('is stable while rows are inserted', async () => {
    const first = await stage.get('/purchases?limit=3');
    const added = anOrder({ orderId: 'late', customer: { externalId: 'eve' }, status: 'pending' });
    stage.pass(1_000);
    await stage.post('/purchases', added);
    const second = await stage.get(String(next(first)));
    expect([...orders(first), ...orders(second)]).toEqual(['o6', 'o5', 'o4', 'o3', 'o2', 'o1']);
  });

  it('shows the newest first, 25 of them, and nothing of another program', async () => {
    const { body } = await stage.get('/purchases');
    expect(body.meta).toEqual({ limit: 25, hasMore: false, nextCursor: null });
    expect(body.links).toEqual({ self: '/api/v1/purchases?limit=25&sort=-createdAt' });
    expect((await stranger.get('/purchases')).body.data).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['externalCustomerId=ada', ['o2', 'o1', 'o0']],
    ['status=pending&externalCustomerId=bob', ['o5', 'o3']],
    ['from=2026-11-12T00:00:00Z&to=2026-11-13T00:00:00Z', ['o5', 'o2']],
    ['minAmount=105&maxAmount=106', ['o6', 'o5']],
    ['currency=USD', []],
    ['externalCustomerId=nobody', []],
    ['processed=true', []],
    ['from=2026-11-12T11:00:00%2B01:00&maxAmount=200', ['o5', 'o2']],
  ])('filtered by %s', async (query, expected) => {
    expect(orders(await stage.get(`/purchases?${query}`))).toEqual(expected);
  });

  it('filtered by customer id, of the own program only', async () => {
    const { body } = await stage.get('/purchases?limit=1');
    const [{ customerId } = { customerId: '' }] = body.data as { customerId: string }[];
    expect(orders(await stage.get(`/purchases?customerId=${customerId}`))).not.toEqual([]);
    expect(orders(await stranger.get(`/purchases?customerId=${customerId}`))).toEqual([]);
  });

  it.each([
    'limit=0',
    'limit=101',
    'sort=amount',
    'sort=id;drop table users',
    'customerId=7',
    'status=paid',
    'from=2026-02-30T00:00:00Z',
    'from=yesterday',
    'minAmount=-1',
    'maxAmount=9999999999999999',
    'currency=naira',
    'externalCustomerId=',
  ])('refuses %s', async (query) => {
    expect((await stage.get(`/purchases?${query}`)).status).toBe(422);
  });
});

describe('a cursor', () => {
  it('is good for its list, order, filters and program only, and for no other characters', async () => {
    const { body } = await stage.get('/purchases?limit=2&status=pending');
    const cursor = String(body.meta?.nextCursor);
    expect((await stage.get(`/purchases?limit=5&status=pending&cursor=${cursor}`)).status).toBe(200);
    const refused = await stage.get(`/purchases?status=completed&cursor=${cursor}`);
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'bad_cursor', errors: { cursor: [expect.any(String)] } },
    });
    for (const query of [
      `cursor=${cursor}`,
      `status=pending&sort=createdAt&cursor=${cursor}`,
      `status=pending&cursor=${cursor}=`,
      `status=pending&cursor=${cursor.slice(0, -1)}`,
      'cursor=AAAA',
      'cursor=%00',
    ]) {
      expect([400, 422]).toContain((await stage.get(`/purchases?${query}`)).status);
    }
    expect((await stranger.get(`/purchases?status=pending&cursor=${cursor}`)).status).toBe(400);
  });

  it('with any one character changed is refused', async () => {
    const { body } = await stage.get('/purchases?limit=2');
    const cursor = String(body.meta?.nextCursor);
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor[at] === 'A' ? 'B' : 'A';
      const tampered = cursor.slice(0, at) + other + cursor.slice(at + 1);
      expect((await stage.get(`/purchases?cursor=${tampered}`)).status).toBe(400);
    }
  });
});
