import type { Page } from '@playwright/test';
import { anAccount } from './an-account.ts';
import { expect, test } from './fixtures.ts';
import { aWord, sendOrder } from './orders.ts';
import { signIn } from './visit.ts';

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

/** A page that nobody has looked at for so long listens no longer. */
const OUT_OF_SIGHT_MS = 21_000;
const AMOUNT = 250_000;
const items = [{ sku: 'LIVE-1', name: 'A live lamp', quantity: 1, unitAmount: AMOUNT }];

test('a purchase that arrives while home is open shows up without a reload, and after the page was out of sight', async ({
  page,
  request,
  product,
}) => {
  const customer = await anAccount(product, `live-${aWord()}@example.com`, 'Lola Live');
  await page.clock.install();
  await signIn(page, customer);
  await isLive(page);
  await mark(page);

  const bought = { amount: AMOUNT, items, customer: { email: customer.email } };
  const first = await sendOrder(request, product, bought);
  await expect(page.getByText(new RegExp(first.orderId)).first()).toBeVisible();

  await setSight(page, 'hidden');
  await page.clock.fastForward(OUT_OF_SIGHT_MS);
  await expect(page.locator('[data-live=paused]')).toBeAttached();
  const second = await sendOrder(request, product, bought);
  await setSight(page, 'visible');
  await isLive(page);
  await expect(page.getByText(new RegExp(second.orderId)).first()).toBeVisible();
  await expectSamePage(page);
});

test.describe('in the console', () => {
  test.use({ who: 'admin' });

  test('a purchase is counted as it arrives', async ({ page, request, product }) => {
    await page.goto('/admin');
    await isLive(page);
    await mark(page);
    const purchases = () => page.locator('dl').first().textContent();
    const before = await purchases();
    await sendOrder(request, product, { amount: AMOUNT, items });
    await expect.poll(purchases).not.toBe(before);
    await expectSamePage(page);
  });
});

test.describe('at the end of a session', () => {
  // The page's next question finds nobody signed in.
  test.use({ provoked: /401/ });

  test('who signs out elsewhere is cut off within seconds', async ({ page, browser, product }) => {
    const customer = await anAccount(product, `leaving-${aWord()}@example.com`, 'Lere Leaving');
    await signIn(page, customer);
    await isLive(page);
    const elsewhere = await browser.newContext({ baseURL: product.url });
    const other = await elsewhere.newPage();
    await signIn(other, customer);
    await other.goto('/profile');
    await other.getByRole('button', { name: 'Sign out everywhere' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Sign out 2 browsers' }).click();
    await expect(page.locator('[data-live=paused]')).toBeAttached();
    await elsewhere.close();
  });
});
