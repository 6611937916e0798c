import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { anAccount } from '#e2e/an-account.ts';
import { findBrowser } from '#e2e/browser.ts';
import type { ProductUnderTest } from '#e2e/fixtures.ts';
import { CONSOLE_SCREENS, PORTAL_SCREENS } from '#e2e/screens.ts';
import { signIn } from '#e2e/visit.ts';
import { FIRST_RULE } from './pictures/first-rule.ts';
import { buy, SOLAR_PANEL } from './pictures/orders.ts';
import { AT_A_DESK, asVisitor, closeNote, LOOKS, type Look, shoot } from './pictures/take.ts';
import { consoleWays, PORTAL_WAYS, type Way } from './pictures/ways.ts';
import { startThrowaway } from './product/throwaway.ts';

// `npm run pictures` takes all of them anew, `npm run pictures home badges` only those whose name begins so.

const root = process.cwd();
const folder = path.join(root, 'docs', 'pictures');
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((start) => name.startsWith(start));

await mkdir(folder, { recursive: true });
const { stop, demo, ...started } = await startThrowaway(root, () => undefined);
try {
  if (!demo) throw new Error('there is no demo to take pictures of');
  await takeAll({ ...started, demo });
} finally {
  await stop();
}

async function takeAll(product: ProductUnderTest): Promise<void> {
  const purchaseId = await buy(product, SOLAR_PANEL);
  const browser = await chromium.launch(findBrowser(root));
  for (const look of LOOKS) {
    await takePortal(browser, product, look);
    await takeConsole(browser, product, look, consoleWays(purchaseId));
    if (isWanted('celebration')) await takeCelebration(browser, product, look);
  }
  if (isWanted('first-rule')) await takeFirstRule(browser, product);
  await browser.close();
}

/** The open door first, then what a customer sees. */
function takePortal(browser: Browser, { url, demo }: ProductUnderTest, look: Look): Promise<void> {
  return asVisitor(browser, url, look, async (page) => {
    await take(page, { name: 'sign-in', path: '/sign-in' }, look);
    await signIn(page, demo.customer);
    for (const way of [...PORTAL_SCREENS, ...PORTAL_WAYS]) await take(page, way, look);
  });
}

function takeConsole(
  browser: Browser,
  { url, demo }: ProductUnderTest,
  look: Look,
  opened: readonly Way[],
): Promise<void> {
  return asVisitor(browser, url, look, async (page) => {
    await signIn(page, demo.admin);
    for (const way of [...CONSOLE_SCREENS, ...opened]) await take(page, way, look);
  });
}

async function take(page: Page, { name, path: address, walk }: Way, look: Look): Promise<void> {
  if (!isWanted(name)) return;
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await closeNote(page);
  await walk?.(page);
  await shoot(page, name, look, folder);
}

/** Somebody who joined a moment ago buys for the first time, with the page open. */
function takeCelebration(browser: Browser, product: ProductUnderTest, look: Look): Promise<void> {
  return asVisitor(browser, product.url, look, async (page) => {
    const who = `ngozi${look.suffix}-${look.scheme}`;
    await signIn(page, await anAccount(product, `${who}@example.com`, 'Ngozi Obi'));
    await page.locator('[data-live="live"]').waitFor({ state: 'attached' });
    await buy(product, {
      ...SOLAR_PANEL,
      orderId: `LR-1380${LOOKS.indexOf(look)}`,
      customer: { email: `${who}@example.com` },
    });
    await page.getByRole('dialog').getByRole('heading').first().waitFor();
    await shoot(page, 'celebration-badge', look, folder);
    await page.getByRole('dialog').getByRole('button', { name: 'Wonderful' }).click();
    await page.getByRole('status').getByRole('link').first().waitFor();
    await shoot(page, 'celebration-unlock', look, folder);
  });
}

/** The way is walked once, since what it publishes stays. */
function takeFirstRule(browser: Browser, { url, demo }: ProductUnderTest): Promise<void> {
  return asVisitor(browser, url, AT_A_DESK, async (page) => {
    await signIn(page, demo.admin);
    for (const { name, walk } of FIRST_RULE) {
      await walk(page);
      await shoot(page, name, AT_A_DESK, folder);
    }
  });
}
