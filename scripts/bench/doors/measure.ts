import { randomBytes } from 'node:crypto';
import { buildWhenChanged } from '#scripts/product/build.ts';
import { step } from '#scripts/product/terminal.ts';
import type { Log } from '#server/kernel/context.ts';
import { createServices, type Services } from '#server/runtime/services.ts';
import { describeMachine, type Machine } from '../machine.ts';
import { startWorker } from '../worker-process.ts';
import { type BigShop, openBigShop, type ShopSize } from './big-shop.ts';
import { readSteadily, requestsPerSecond, type Steady } from './callers.ts';
import { measurePages, type PageTimes } from './pages.ts';
import { type SlowScan, sequentialScans } from './plans.ts';
import { startBareServer, startWeb, type WebProcess } from './web-process.ts';

export type DoorsSize = ShopSize & { readonly seconds: number };
export const FULL_DOORS: DoorsSize = { purchases: 1_000_000, customers: 50_000, seconds: 20 };
export const QUICK_DOORS: DoorsSize = { purchases: 20_000, customers: 2_000, seconds: 3 };

/** What the doors of the partner API were measured to do. Rates are a second; `overhead` is bare / bridge. */
export type DoorsReport = {
  readonly at: string;
  readonly machine: Machine;
  readonly size: DoorsSize;
  readonly singles: number;
  readonly batched: number;
  readonly reads: Readonly<Record<string, Steady>>;
  /** Our own pages, made on the server. */
  readonly pages: Readonly<Record<string, PageTimes>>;
  readonly bridge: Readonly<
    Record<string, { readonly bare: number; readonly bridge: number; readonly overhead: number }>
  >;
  readonly scans: readonly SlowScan[];
};

const READS_A_SECOND = 50;
const A_BATCH = 500;
const BUYERS = 20_000;
const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Measures on a database of its own: the production build, one web process and one worker beside it. */
export async function measureDoors(url: string, size: DoorsSize): Promise<DoorsReport> {
  await buildWhenChanged(process.cwd());
  const services = createServices({ url, role: 'sender', log: SILENT, poolMax: 4 });
  try {
    const shop = await step(`Opening a shop with ${size.purchases} purchases`, () => openBigShop(services, size));
    const scans = await step('Looking for queries that read whole tables', () => sequentialScans(services, shop));
    const bridge = await step('The bridge, beside a bare handler', () => measureBridge(url, shop, size));
    const machine = await describeMachine(services.sql);
    const at = new Date().toISOString();
    return { at, machine, size, scans, bridge, ...(await measureProduct(services, url, shop, size)) };
  } finally {
    await services.close();
  }
}

async function measureProduct(services: Services, url: string, shop: BigShop, size: DoorsSize) {
  const queues = ['loyalty', 'payments', 'notifications'];
  const worker = await startWorker(services.sql, url, { batchSize: 500, queues });
  const web = await startWeb(url);
  try {
    const pages = await step('Pages, one after the other', () => measurePages(services, web, shop));
    const reads = await step('Reads at a steady rate', () => measureReads(web, shop, size));
    const singles = await step('Purchases one by one', () => post(web, shop, size, 1));
    const batched = await step('Purchases by batch', () => post(web, shop, size, A_BATCH));
    return { pages, reads, singles, batched };
  } finally {
    await web.stop();
    await worker.stop();
  }
}

async function measureReads(web: WebProcess, shop: BigShop, { seconds }: DoorsSize) {
  const target = { url: `${web.url}/api/v1`, token: shop.token };
  const paths: Record<string, (index: number) => string> = {
    'GET /customers/{id}/summary': (index) => `/customers/${customerAt(shop, index)}/summary`,
    'GET /purchases, the newest 25': () => '/purchases',
    'GET /purchases of one customer': (index) => `/purchases?customerId=${customerAt(shop, index)}`,
  };
  const reads: Record<string, Steady> = {};
  for (const [name, pathAt] of Object.entries(paths)) {
    await readSteadily(target, { perSecond: READS_A_SECOND, seconds: 2 }, pathAt);
    reads[name] = await readSteadily(target, { perSecond: READS_A_SECOND, seconds }, pathAt);
  }
  return reads;
}

async function post(web: WebProcess, shop: BigShop, { seconds }: DoorsSize, perRequest: number): Promise<number> {
  const run = randomBytes(4).toString('hex');
  let sent = 0;
  const next = () => {
    const purchases = Array.from({ length: perRequest }, (_, index) => orderAt(run, sent + index));
    sent += perRequest;
    return perRequest === 1
      ? { path: '/api/v1/purchases', body: JSON.stringify(purchases[0]) }
      : { path: '/api/v1/purchases/batch', body: JSON.stringify({ purchases }) };
  };
  const connections = perRequest === 1 ? 16 : 3;
  const target = { url: web.url, token: shop.token };
  await requestsPerSecond(target, { method: 'POST', connections, seconds: 3 }, next);
  return perRequest * (await requestsPerSecond(target, { method: 'POST', connections, seconds }, next));
}

function orderAt(run: string, number: number) {
  const amount = 500_000 + (number % 90) * 10_000;
  const items = [
    { sku: `SKU-${number % 900}`, name: `Thing ${number % 900}`, category: 'home', quantity: 1, unitAmount: amount },
  ];
  const customer = { externalId: `buyer-${(number * 7919) % BUYERS}` };
  return { orderId: `${run}-${number}`, customer, amount, currency: 'NGN', status: 'completed', channel: 'web', items };
}

/** Both ways in turn, so that a slow minute of the machine hits both. */
async function measureBridge(url: string, shop: BigShop, { seconds }: DoorsSize) {
  const server = await startBareServer(url);
  try {
    const bridge: Record<string, { bare: number; bridge: number; overhead: number }> = {};
    for (const read of ['customers', 'purchases'] as const) {
      const [bare, through] = [new Map<number, number>(), new Map<number, number>()];
      for (let round = 0; round < 4; round += 1) {
        bare.set(round, await readsPerSecond(server, shop, seconds / 4, `/bare/${shop.programId}`, read));
        through.set(round, await readsPerSecond(server, shop, seconds / 4, '/api/v1', read));
      }
      const best = (rates: Map<number, number>) => Math.max(...rates.values());
      bridge[read] = { bare: best(bare), bridge: best(through), overhead: best(bare) / best(through) };
    }
    return bridge;
  } finally {
    await server.stop();
  }
}

function readsPerSecond(
  server: WebProcess,
  shop: BigShop,
  seconds: number,
  root: string,
  read: 'customers' | 'purchases',
) {
  let index = 0;
  const next = () => {
    index += 1;
    return {
      path: read === 'customers' ? `${root}/customers/${customerAt(shop, index)}/summary` : `${root}/purchases`,
    };
  };
  const wanted = { method: 'GET', connections: 8, seconds: Math.max(1, Math.round(seconds)) } as const;
  return requestsPerSecond({ url: server.url, token: shop.token }, wanted, next);
}

function customerAt({ customerIds }: BigShop, index: number): string {
  return customerIds[index % customerIds.length] ?? '';
}

function nothing(): void {}
