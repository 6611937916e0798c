import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, type ProductUnderTest, test } from './fixtures.ts';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** What must never happen on a page: console errors, failed requests, requests to anywhere else. */
function watch(page: Page, { url }: ProductUnderTest): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !address.startsWith('data:')) faults.push(`elsewhere: ${address}`);
  });
  return faults;
}

/** Until then a click on a button goes nowhere; keys are kept. */
const isReady = (page: Page) => expect(page.locator('[data-console=ready]')).toBeAttached();

async function signIn(page: Page, product: ProductUnderTest): Promise<void> {
  const { email, password } = product.demo.admin;
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/admin$/);
}

async function findByPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill(text);
  await page.getByRole('button', { name: new RegExp(text) }).click();
}

/** An order of the demo's customer, sent the way a shop sends it. */
async function anOrder(request: APIRequestContext, { demo }: ProductUnderTest): Promise<string> {
  const orderId = `C${randomBytes(4).toString('hex')}`;
  const sent = await request.post('/api/v1/purchases', {
    headers: { Authorization: `Bearer ${demo.apiToken}` },
    data: {
      orderId,
      customer: { email: demo.customer.email },
      amount: 250_000,
      currency: 'NGN',
      status: 'completed',
      items: [{ sku: 'LAMP-1', name: 'A lamp', quantity: 1, unitAmount: 250_000 }],
    },
  });
  expect(sent.status()).toBe(201);
  return orderId;
}

test('a purchase is found with the palette, its trace read, a refund previewed and applied', async ({
  page,
  request,
  product,
}) => {
  const faults = watch(page, product);
  const orderId = await anOrder(request, product);
  await signIn(page, product);
  await findByPalette(page, orderId);
  await page.waitForURL(/\/admin\/purchases\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: `Order ${orderId}` })).toBeVisible();
  await expect(page.getByText('Rewarded', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Why, rule by rule' })).toBeVisible();

  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Refund' });
  await expect(dialog.getByText('Net amount ₦2,500.00 → ₦0.00')).toBeVisible();
  await dialog.getByText('An amount', { exact: true }).click();
  await dialog.getByLabel('Amount to give back').fill('1000.00');
  await expect(dialog.getByText('Net amount ₦2,500.00 → ₦1,500.00')).toBeVisible();
  await dialog.getByRole('button', { name: 'Refund ₦1,000.00' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('₦1,500.00 after refunds')).toBeVisible();
  await expect(page.getByText('Partly refunded', { exact: true })).toBeVisible();
  expect(faults).toEqual([]);
});

test('an admin sends a test purchase by hand and reads what it did, rule by rule', async ({ page, product }) => {
  const faults = watch(page, product);
  await signIn(page, product);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Purchases', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Send a test purchase' }).click();
  await page.getByLabel('Customer’s email').fill(`console-${Date.now()}@example.com`);
  await page.getByLabel('Amount').fill('60000.00');
  await expect(page.getByText('₦3,000.00 cashback at 5%')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/\/admin\/purchases\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Badge none to Bronze')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Why, rule by rule' })).toBeVisible();
  expect(faults).toEqual([]);
});

test('a customer is found by the palette, and a list keeps its filters in the address', async ({ page, product }) => {
  await signIn(page, product);
  await findByPalette(page, product.demo.customer.email);
  await page.waitForURL(/\/admin\/customers\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Registered', { exact: true })).toBeVisible();
  await page.goto('/admin/purchases');
  await isReady(page);
  await page.getByLabel('Status').selectOption('completed');
  await expect(page).toHaveURL(/status=completed/);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page).toHaveURL(/cursor=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/cursor=/);
});

test('overview, customers and purchases can be used by everyone, wide and narrow, in the light and in the dark', async ({
  page,
  product,
}) => {
  await signIn(page, product);
  for (const path of ['/admin', '/admin/customers', '/admin/purchases', '/admin/purchases/new']) {
    await page.goto(path);
    await isReady(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id }) => `${path}: ${id}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
    }
  }
});
