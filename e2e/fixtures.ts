import { type Browser, type BrowserContext, test as base, expect } from '@playwright/test';
import type { DemoFile } from '#scripts/product/demo-file.ts';
import type { BrowserLaunch } from './browser.ts';
import { faultsOf } from './faults.ts';
import { signIn } from './visit.ts';

export { expect };

/** The product under test: its address, how to enter its demo program, and where its data is. */
export type ProductUnderTest = {
  readonly url: string;
  readonly demo: DemoFile;
  readonly dataDir: string;
  readonly databaseUrl: string;
};

type Who = 'nobody' | 'customer' | 'admin';
type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

type Options = {
  /** Who the browser is signed in as when a journey begins. Their session is shared: no journey ends it. */
  readonly who: Who;
  /** What this journey provokes; anything else that a page complains of fails it. */
  readonly provoked: RegExp | null;
};

type ForWorkers = {
  readonly launch: BrowserLaunch;
  readonly product: ProductUnderTest;
  readonly cookiesOf: (who: Who) => Promise<Cookies | undefined>;
};

/** Playwright's test with the running product. No journey passes while a page logs an error, asks elsewhere, or is refused. */
export const test = base.extend<Options, ForWorkers>({
  who: ['nobody', { option: true }],
  provoked: [null, { option: true }],
  product: [
    async ({ playwright: _playwright }, use) => {
      await use(JSON.parse(process.env.LAUREL_E2E_PRODUCT ?? '{}') as ProductUnderTest);
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ playwright: _playwright }, use) => {
      await use(JSON.parse(process.env.LAUREL_E2E_BROWSER ?? '{}') as BrowserLaunch);
    },
    { scope: 'worker' },
  ],
  cookiesOf: [
    async ({ browser, product }, use) => {
      const known = new Map<Who, Promise<Cookies>>();
      await use(async (who) => {
        if (who === 'nobody') return undefined;
        const cookies = known.get(who) ?? cookiesAfterSignIn(browser, product, who);
        known.set(who, cookies);
        return cookies;
      });
    },
    { scope: 'worker' },
  ],
  baseURL: ({ product }, use) => use(product.url),
  storageState: async ({ who, cookiesOf }, use) => use(await cookiesOf(who)),
  context: async ({ context, product, provoked }, use) => {
    const faults = faultsOf(context, product.url);
    await use(context);
    expect(faults.filter((fault) => !provoked?.test(fault))).toEqual([]);
  },
});

async function cookiesAfterSignIn(
  browser: Browser,
  { url, demo }: ProductUnderTest,
  who: 'customer' | 'admin',
): Promise<Cookies> {
  const context = await browser.newContext({ baseURL: url });
  await signIn(await context.newPage(), demo[who]);
  const cookies = await context.storageState();
  await context.close();
  return cookies;
}
