import type { Page } from '@playwright/test';
import type { SignIn } from '#scripts/product/demo-file.ts';
import { expect, test } from './fixtures.ts';
import { signIn } from './visit.ts';

/** Signs in on the sign-in page that is shown. */
async function enterHere(page: Page, { email, password }: SignIn): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a stranger is led to the way in', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('the product is alive, and ready once its worker has reported', async ({ request }) => {
  expect((await request.get('/api/health/live')).status()).toBe(200);
  await expect.poll(async () => (await request.get('/api/health/ready')).status()).toBe(200);
});

test('a way on after the sign-in leads to our own pages only', async ({ page, product }) => {
  await page.goto('/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F');
  await enterHere(page, product.demo.customer);
  await expect(page).toHaveURL(`${product.url}/`);
});

test('a page that was asked for is shown after the sign-in, as it was asked for', async ({ page, product }) => {
  await page.goto('/cashback?show=paid');
  await expect(page).toHaveURL(/\/sign-in\?/);
  await enterHere(page, product.demo.customer);
  await expect(page).toHaveURL(`${product.url}/cashback?show=paid`);
  await expect(page.getByRole('button', { name: /^Paid/, pressed: true })).toBeVisible();
});

test('the same for the console', async ({ page, product }) => {
  await page.goto('/admin/purchases?status=completed');
  await expect(page).toHaveURL(/\/sign-in\?/);
  await enterHere(page, product.demo.admin);
  await expect(page).toHaveURL(`${product.url}/admin/purchases?status=completed`);
});

test('what a request says of where it comes from opens no way out', async ({ request }) => {
  const headers = { 'x-asked-page': 'https://evil.example/' };
  const answer = await request.get('/activity', { headers, maxRedirects: 0 });
  expect(answer.headers().location).toBe('/sign-in?callbackUrl=%2Factivity');
});

test.describe('at the end of a session', () => {
  // What the page still asks finds nobody signed in.
  test.use({ provoked: /401/ });

  test('signing out is final: the old cookie opens nothing', async ({ page, product, context }) => {
    await signIn(page, product.demo.customer);
    const cookies = await context.cookies();
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await context.addCookies(cookies);
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto('/activity?show=refunds');
    await expect(page).toHaveURL(/\/sign-in\?/);
    await enterHere(page, product.demo.customer);
    await expect(page).toHaveURL(`${product.url}/activity?show=refunds`);
  });

  test('going on to another page leads to the way in, and from there to that page', async ({
    page,
    product,
    context,
  }) => {
    await signIn(page, product.demo.customer);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await context.clearCookies();
    await page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: 'Badges' }).click();
    await expect(page).toHaveURL(/\/sign-in\?/);
    await enterHere(page, product.demo.customer);
    await expect(page).toHaveURL(`${product.url}/badges`);
  });
});

test.describe('a wrong password', () => {
  test.use({ provoked: /callback\/credentials|status of (401|429)/ });

  test('is refused without telling whether the account exists', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill('nobody@example.com');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test('cannot be guessed: that is stopped, with the time left as it runs down', async ({ page }) => {
    await page.clock.install();
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
    const note = page.getByRole('alert').filter({ hasText: 'Try again in 15 minutes' });
    await expect(note).toBeVisible();
    await page.clock.fastForward('13:40');
    await expect(
      page
        .getByRole('alert')
        .getByText(/Try again in \d\d seconds/)
        .last(),
    ).toBeVisible();
    await page.clock.fastForward('02:00');
    await expect(page.getByRole('alert').getByText('You can try again now.').last()).toBeVisible();
  });
});

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
