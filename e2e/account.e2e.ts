import type { Browser, BrowserContextOptions } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { aWord } from './orders.ts';

/** The link in the newest mail to an address, as an admin reads it in the outbox. */
async function linkFor(browser: Browser, admin: BrowserContextOptions, email: string): Promise<string> {
  const context = await browser.newContext(admin);
  try {
    const page = await context.newPage();
    await page.goto('/admin/outbox');
    const mail = page.getByRole('listitem').filter({ hasText: email }).first();
    await expect(async () => {
      await page.reload();
      await expect(mail).toContainText('Sent', { timeout: 1_000 });
    }).toPass();
    await mail.locator('summary').click();
    return (await mail.getByRole('link').first().getAttribute('href')) ?? '';
  } finally {
    await context.close();
  }
}

/** Two refusals are told at their fields, and a page that was signed out elsewhere asks once more. */
const REFUSED = /account\.(register|verify)|^401: |status of (401|422)/;

test.use({ viewport: { width: 390, height: 844 }, provoked: REFUSED });

test('a new customer opens an account by mail, forgets the password, and changes it', async ({
  page,
  browser,
  product,
  cookiesOf,
}) => {
  const email = `bola-${aWord()}@example.com`;
  const admin = { baseURL: product.url, storageState: await cookiesOf('admin') };
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

  await page.goto(await linkFor(browser, admin, email));
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
  await page.goto(await linkFor(browser, admin, email));
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
