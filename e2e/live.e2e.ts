import { randomBytes } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, type ProductUnderTest, test } from './fixtures.ts';
import { signIn } from './visit.ts';

/** An order of the demo's customer, sent the way a shop sends it. */
async function anOrder(request: APIRequestContext, { demo }: ProductUnderTest): Promise<string> {
  const orderId = `L${randomBytes(4).toString('hex')}`;
  const sent = await request.post('/api/v1/purchases', {
    headers: { Authorization: `Bearer ${demo.apiToken}` },
    data: {
      orderId,
      customer: { email: demo.customer.email },
      amount: 250_000,
      currency: 'NGN',
      status: 'completed',
      items: [{ sku: 'LIVE-1', name: 'A live lamp', quantity: 1, unitAmount: 250_000 }],
    },
  });
  expect(sent.status()).toBe(201);
  return orderId;
}

/** Marks the document, so that a reload would be seen. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-unloaded', 'never'));
const expectSamePage = (page: Page) => expect(page.locator('body[data-unloaded=never]')).toBeAttached();
/** As the browser says it when the person looks at another tab, or comes back. */
const setSight = (page: Page, value: 'hidden' | 'visible') =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, value);
const isLive = (page: Page) => expect(page.locator('[data-live=live]')).toBeAttached();

test('a purchase that arrives while home is open shows up without a reload, and after the page was out of sight', async ({
  page,
  request,
  product,
}) => {
  await signIn(page, product.demo.customer);
  await isLive(page);
  await mark(page);

  const first = await anOrder(request, product);
  await expect(page.getByText(new RegExp(first)).first()).toBeVisible();

  await setSight(page, 'hidden');
  await expect(page.locator('[data-live=paused]')).toBeAttached({ timeout: 30_000 });
  const second = await anOrder(request, product);
  await setSight(page, 'visible');
  await isLive(page);
  await expect(page.getByText(new RegExp(second)).first()).toBeVisible();
  await expectSamePage(page);
});

test('the console counts a purchase as it arrives', async ({ page, request, product }) => {
  await signIn(page, product.demo.admin);
  await isLive(page);
  await mark(page);
  const purchases = () => page.locator('dl').first().textContent();
  const before = await purchases();
  await anOrder(request, product);
  await expect.poll(purchases).not.toBe(before);
  await expectSamePage(page);
});

test('who signs out elsewhere is cut off within seconds', async ({ page, browser, product }) => {
  await signIn(page, product.demo.customer);
  await isLive(page);
  const elsewhere = await browser.newContext({ baseURL: product.url });
  const other = await elsewhere.newPage();
  await signIn(other, product.demo.customer);
  await other.goto('/profile');
  await other.getByRole('button', { name: /everywhere/i }).click();
  await expect(page.locator('[data-live=paused]')).toBeAttached();
  await elsewhere.close();
});
