import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { createServices } from '#server/runtime/services.ts';
import { openBigShop } from './big-shop.ts';
import { sequentialScans } from './plans.ts';

const { url } = await testDatabase();
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const services = createServices({ url, role: 'sender', log, poolMax: 2 });
afterAll(() => services.close());

const shop = await openBigShop(services, { purchases: 20_000, customers: 4_000 });

it('no list, no summary and no page of ours, whatever it is filtered by, reads a large table from end to end', async () => {
  expect(await sequentialScans(services, shop)).toEqual([]);
});

it('a read without its index is found out', async () => {
  await services.sql`drop index cashback_transactions_program_created_idx`;
  const found = (await sequentialScans(services, shop)).map(({ read, tables }) => [read, tables[0]]);
  for (const read of ['GET /cashback-transactions?', 'payouts.list {"filters":{}}']) {
    expect(found).toContainEqual([read, 'cashback_transactions']);
  }
});
