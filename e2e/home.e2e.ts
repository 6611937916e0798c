import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type ProductUnderTest, test } from './fixtures.ts';
import { signIn } from './visit.ts';

const WIDTHS = [
  ['phone', { width: 390, height: 844 }],
  ['desk', { width: 1440, height: 900 }],
] as const;

/** Collects what must never happen on a page: console errors, failed requests, requests to anywhere else. */
function watch(page: Page, { url }: ProductUnderTest): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      faults.push(`elsewhere: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a customer signs in and sees what the purchases earned', async ({ page, product }) => {
  const faults = watch(page, product);
  await signIn(page, product.demo.customer);

  const points = await page
    .getByText(/^[\d,]+ ?points$/)
    .first()
    .textContent();
  expect(Number(points?.replace(/\D/g, ''))).toBeGreaterThan(0);
  await expect(page.getByText(/member$/)).toBeVisible();
  await expect(page.getByRole('img', { name: /of [\d,]+ points, \d+ of \d+ achievements/ })).toBeVisible();

  const nearly = page.getByRole('region', { name: 'Nearly there' });
  await expect(nearly.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Latest unlocked' }).getByRole('listitem')).toHaveCount(4);

  const activity = page.getByRole('region', { name: 'Recent activity' });
  await expect(activity.getByRole('article').first()).toBeVisible();
  await expect(activity.getByText(/cashback (paid|on its way)/).first()).toBeVisible();
  await expect(activity.getByText(/\d% band/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Cashback' }).getByText('Paid this month')).toBeVisible();
  expect(faults).toEqual([]);
});

test('an admin lands in the console, with numbers from the database', async ({ page, product }) => {
  const faults = watch(page, product);
  await signIn(page, product.demo.admin);
  await expect(page).toHaveURL(/\/admin$/);
  const purchases = page.locator('dt', { hasText: /^Purchases$/ }).locator('xpath=following-sibling::dd[1]');
  await expect(purchases).toHaveText(/[1-9]/);
  await expect(page.getByRole('heading', { name: 'Customers by badge' })).toBeVisible();
  await page.goto('/');
  await expect(page).toHaveURL(/\/admin$/);
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test('signing out is final: the old cookie opens nothing', async ({ page, product, context }) => {
  await signIn(page, product.demo.customer);
  const cookies = await context.cookies();
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(cookies);
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('guessing a password is stopped, with the time left', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill('guessed@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a guess');
  for (let tries = 0; tries < 6; tries += 1) {
    const answer = page.waitForResponse(/callback\/credentials/);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const response = await answer;
    expect(response.status()).toBe(tries < 5 ? 401 : 429);
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  }
  await expect(page.getByRole('alert').filter({ hasText: 'Try again in 15 minutes' })).toBeVisible();
});

test('a way on after the sign-in leads to our own pages only', async ({ page, product }) => {
  await page.goto('/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F');
  await page.getByLabel('Email address').fill(product.demo.customer.email);
  await page.getByLabel('Password', { exact: true }).fill(product.demo.customer.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${product.url}/`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, viewport] of WIDTHS) {
    test.describe(`${colorScheme}, ${name}`, () => {
      test.use({ colorScheme, viewport });

      test('sign-in and home can be used by everyone', async ({ page, product }) => {
        await page.goto('/sign-in');
        await expectAccessible(page);
        await signIn(page, product.demo.customer);
        await expect(page.getByRole('region', { name: 'Recent activity' })).toBeVisible();
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    });
  }
}

test('every page and answer carries the headers that protect it', async ({ request }) => {
  for (const path of ['/sign-in', '/nowhere', '/api/health/live']) {
    const headers = (await request.get(path)).headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers['x-powered-by']).toBeUndefined();
  }
  const policy = (await request.get('/sign-in')).headers()['content-security-policy'];
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
});

test('a page of another site cannot change anything', async ({ request, product }) => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const form = { email: product.demo.customer.email, password: product.demo.customer.password };
  const signed = await request.post('/api/auth/callback/credentials', { headers: foreign, form });
  expect(signed.status()).toBe(403);
  const called = await request.post('/api/trpc/home.view', { headers: { ...foreign, 'x-laurel': 'web' }, data: {} });
  expect(called.status()).toBe(403);
});
