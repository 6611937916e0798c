import AxeBuilder from '@axe-core/playwright';
import type { Browser } from '@playwright/test';
import type { SignIn } from '#scripts/product/demo-file.ts';
import { expect, test } from './fixtures.ts';
import { signIn } from './visit.ts';

const PHONE = { width: 390, height: 844 };

/** The link in the newest mail to an address, as an admin reads it in the outbox. */
async function linkFor(browser: Browser, admin: SignIn, baseURL: string, email: string): Promise<string> {
  const context = await browser.newContext({ baseURL });
  try {
    const page = await context.newPage();
    await signIn(page, admin);
    await page.goto('/admin/outbox');
    const mail = page.getByRole('listitem').filter({ hasText: email }).first();
    await expect(async () => {
      await page.reload();
      await expect(mail).toContainText('sent', { timeout: 1_000 });
    }).toPass();
    await mail.locator('summary').click();
    return (await mail.getByRole('link').first().getAttribute('href')) ?? '';
  } finally {
    await context.close();
  }
}

test('a new customer opens an account by mail, forgets the password, and changes it', async ({
  page,
  browser,
  product,
}) => {
  const email = `bola-${Date.now()}@example.com`;
  await page.setViewportSize(PHONE);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Open one' }).click();
  await page.getByLabel('Your name').fill('Bola Ade');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByRole('button', { name: 'Open my account' }).click();
  await expect(page.getByText('is one of the most common passwords')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('a private staple');
  await page.getByRole('button', { name: 'Open my account' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();

  await page.goto(await linkFor(browser, product.demo.admin, product.url, email));
  await expect(page).toHaveURL(/\/verify$/);
  await page.getByLabel('Password', { exact: true }).fill('not the one chosen');
  await page.getByRole('button', { name: 'Open my account' }).click();
  await expect(page.getByText('this is not the password you chose')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('a private staple');
  await page.getByRole('button', { name: 'Open my account' }).click();
  await expect(page.getByRole('heading', { name: /Bola/ })).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/forgot');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
  await page.goto(await linkFor(browser, product.demo.admin, product.url, email));
  await page.getByLabel('New password').fill('a second staple');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page.getByRole('heading', { name: /Bola/ })).toBeVisible();

  await page.goto('/profile');
  const password = page.getByRole('region', { name: 'Password' });
  await password.getByLabel('Current password').fill('a second staple');
  await password.getByLabel('New password').fill('a third staple');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto('/profile');
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const path of ['/register', '/forgot', '/reset#a-token', '/verify#a-token', '/reset']) {
  test(`${path} can be used by everyone, on a phone and in the dark`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}

test('the profile and the outbox can be used by everyone', async ({ page, product }) => {
  await signIn(page, product.demo.admin);
  for (const path of ['/admin/profile', '/admin/outbox']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});
