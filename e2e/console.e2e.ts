import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

async function signIn(page: Page, product: ProductUnderTest): Promise<void> {
  const { email, password } = product.demo.admin;
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/admin$/);
}

test('an admin sends a test purchase by hand and reads what it did, rule by rule', async ({ page, product }) => {
  const faults = watch(page, product);
  await signIn(page, product);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Purchases' })).toBeVisible();
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
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill(product.demo.customer.email);
  await page.getByRole('button', { name: new RegExp(product.demo.customer.email) }).click();
  await page.waitForURL(/\/admin\/customers\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Registered', { exact: true })).toBeVisible();
  await page.goto('/admin/purchases');
  await page.getByLabel('Status').selectOption('completed');
  await expect(page).toHaveURL(/status=completed/);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page).toHaveURL(/cursor=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/cursor=/);
});

for (const path of ['/admin/customers', '/admin/purchases', '/admin/purchases/new']) {
  test(`${path} can be used by everyone, wide and narrow, in the light and in the dark`, async ({ page, product }) => {
    await signIn(page, product);
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
    }
  });
}
