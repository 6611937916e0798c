import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { findBrowser } from '#e2e/browser.ts';
import { CONSOLE_SCREENS, PORTAL_SCREENS, type Screen } from '#e2e/screens.ts';
import { isAwake, signIn } from '#e2e/visit.ts';
import { startThrowaway, type Throwaway } from './product/throwaway.ts';

// `npm run pictures` takes all of them anew, `npm run pictures home badges` only those whose name begins so.

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [
  { suffix: '', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  { suffix: '-phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
] as const;
/** What is drawn after the data came: fonts, plots, notes that go. */
const SETTLED_MS = 900;
const LOOKS_AGAIN_MS = 250;
const MOST_LOOKS = 120;
/** Pages behind a row of a list: one of them is opened as a person would. */
const DETAILS = [
  { name: 'console-customer', path: '/admin/customers?level=4', row: /@/ },
  { name: 'console-achievement', path: '/admin/achievements', row: /^Weekend shopper/ },
] as const;
/** What seeding cannot show: an order that a worker took up while the clock went on. It unlocks something, and makes a badge. */
const ORDER = {
  orderId: 'LR-13742',
  customer: { externalId: 'C-1099', email: 'amaka.obi@example.com', name: 'Amaka Obi' },
  amount: 11_800_000,
  currency: 'NGN',
  status: 'completed',
  channel: 'web',
  items: [
    { sku: 'ELE-04', name: 'Solar panel, 100 W', category: 'electronics', quantity: 1, unitAmount: 9_800_000 },
    { sku: 'HOM-02', name: 'Rechargeable lantern', category: 'home', quantity: 1, unitAmount: 1_850_000 },
  ],
  metadata: { city: 'Enugu' },
} as const;

type Look = (typeof WIDTHS)[number] & { readonly scheme: (typeof SCHEMES)[number] };

const root = process.cwd();
const folder = path.join(root, 'docs', 'pictures');
const wanted = process.argv.slice(2);
const isWanted = ({ name }: Screen) => wanted.length === 0 || wanted.some((start) => name.startsWith(start));

await mkdir(folder, { recursive: true });
const product = await startThrowaway(root, () => undefined);
try {
  const purchaseId = await buy(product);
  const browser = await chromium.launch(findBrowser(root));
  for (const width of WIDTHS)
    for (const scheme of SCHEMES) await takeAll(browser, product, purchaseId, { ...width, scheme });
  await browser.close();
} finally {
  await product.stop();
}

/** Every wanted screen in one look: the open door first, then each face as who it is for. */
async function takeAll(browser: Browser, { url, demo }: Throwaway, purchaseId: string, look: Look): Promise<void> {
  if (!demo) throw new Error('there is no demo to take pictures of');
  await asVisitor(browser, url, look, async (page) => {
    await take(page, { name: 'sign-in', path: '/sign-in' }, look);
    await signIn(page, demo.customer);
    for (const screen of PORTAL_SCREENS) await take(page, screen, look);
  });
  await asVisitor(browser, url, look, async (page) => {
    await signIn(page, demo.admin);
    for (const screen of CONSOLE_SCREENS) await take(page, screen, look);
    for (const { row, ...screen } of DETAILS) await take(page, screen, look, () => openRow(page, row));
    const purchase = `/admin/purchases/${purchaseId}`;
    await take(page, { name: 'console-purchase', path: purchase }, look);
    await take(page, { name: 'console-refund', path: purchase }, look, () => askForRefund(page));
    await take(page, { name: 'console-palette', path: '/admin' }, look, () => search(page, 'ada'));
  });
}

async function asVisitor(
  browser: Browser,
  baseURL: string,
  { viewport, deviceScaleFactor, scheme }: Look,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const calm = { reducedMotion: 'reduce', locale: 'en-GB' } as const;
  const context = await browser.newContext({ baseURL, viewport, deviceScaleFactor, colorScheme: scheme, ...calm });
  await work(await context.newPage());
  await context.close();
}

async function openRow(page: Page, row: RegExp): Promise<void> {
  await page.locator('[data-row-opening]').filter({ hasText: row }).first().click();
  await page.waitForURL(/\/admin\/[a-z]+\/[^?]+$/);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function askForRefund(page: Page): Promise<void> {
  await isAwake(page);
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await page.getByRole('dialog', { name: 'Refund' }).getByText(/→/).first().waitFor();
}

async function search(page: Page, text: string): Promise<void> {
  await isAwake(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill(text);
  await page
    .getByRole('button', { name: new RegExp(text, 'i') })
    .first()
    .waitFor();
}

/** Sends the order as the shop's software does, and waits until everything it earned was told and paid. */
async function buy({ url, demo }: Throwaway): Promise<string> {
  if (!demo) throw new Error('there is no demo to buy in');
  const headers = { Authorization: `Bearer ${demo.apiToken}`, 'Content-Type': 'application/json' };
  const sent = await fetch(`${url}/api/v1/purchases`, { method: 'POST', headers, body: JSON.stringify(ORDER) });
  const { data } = (await sent.json()) as { data: { id: string } };
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const answer = await fetch(`${url}/api/v1/purchases/${data.id}/rewards`, { headers });
    const { data: rewards } = (await answer.json()) as { data: { processed: boolean } };
    if (rewards.processed) break;
    await new Promise((resolve) => setTimeout(resolve, LOOKS_AGAIN_MS));
  }
  return data.id;
}

type Opening = () => Promise<void>;

/** A picture of few colours weighs a third, and nobody sees it. */
async function take(page: Page, screen: Screen, { suffix, scheme }: Look, open?: Opening): Promise<void> {
  if (!isWanted(screen)) return;
  const file = path.join(folder, `${screen.name}${suffix}-${scheme}.webp`);
  await page.goto(screen.path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await open?.();
  await page.waitForFunction(() => !document.querySelector('.skeleton-bar, .mantine-Skeleton-root'));
  await page.waitForTimeout(SETTLED_MS);
  const note = page.getByRole('status').getByRole('button', { name: 'Close' });
  if (await note.isVisible()) await note.click();
  const shot = await page.screenshot({ animations: 'disabled' });
  const fewColours = await sharp(shot).png({ palette: true, quality: 92, effort: 7 }).toBuffer();
  await sharp(fewColours).webp({ lossless: true, effort: 6 }).toFile(file);
  const kilobytes = Math.round((await readFile(file)).length / 1024);
  process.stdout.write(`${path.relative(root, file)} (${kilobytes} KB)\n`);
}
