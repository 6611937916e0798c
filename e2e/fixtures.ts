import { test as base } from '@playwright/test';
import type { DemoFile } from '#scripts/product/demo-file.ts';
import type { BrowserLaunch } from './browser.ts';

export { expect } from '@playwright/test';

/** The product under test: its address, how to enter its demo program, and where its data is. */
export type ProductUnderTest = {
  readonly url: string;
  readonly demo: DemoFile;
  readonly dataDir: string;
  readonly databaseUrl: string;
};

/** Playwright's test with the running product: pages open relative to it, and `product` tells how to sign in. */
export const test = base
  .extend<{ product: ProductUnderTest }>({
    baseURL: ({ product }, use) => use(product.url),
    product: async ({ browserName: _browser }, use) => {
      await use(JSON.parse(process.env.LAUREL_E2E_PRODUCT ?? '{}') as ProductUnderTest);
    },
  })
  .extend<object, { launch: BrowserLaunch }>({
    launchOptions: [
      async ({ playwright: _playwright }, use) => {
        await use(JSON.parse(process.env.LAUREL_E2E_BROWSER ?? '{}') as BrowserLaunch);
      },
      { scope: 'worker' },
    ],
  });
