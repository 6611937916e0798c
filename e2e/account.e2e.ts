import type { Browser, BrowserContextOptions } from '@playwright/test';
import { anAccount } from './an-account.ts';
import { expect, test } from './fixtures.ts';
import { aWord, sendOrder } from './orders.ts';
import { signIn } from './visit.ts';

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

test('a new customer opens an account by mail, finds what was bought before, forgets the password, and changes it', async ({
  page,
  browser,
  request,
  product,
  cookiesOf,
}) => {
  const email = `bola-${aWord()}@example.com`;
  const admin = { baseURL: product.url, storageState: await cookiesOf('admin') };
  const items = [{ sku: 'LAMP-1', name: 'A lamp from before', quantity: 1, unitAmount: 500_000 }];
  await sendOrder(request, product, { amount: 500_000, items, customer: { email } });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Your name').fill('Bola Ade');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('is one of the most common passwords')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('a private staple');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();

  await page.goto(await linkFor(browser, admin, email));
  await expect(page).toHaveURL(/\/verify$/);
  await page.getByLabel('Password', { exact: true }).fill('not the one chosen');
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await expect(page.getByText('this is not the password you chose')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('a private staple');
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await expect(page.getByRole('heading', { name: /Bola/ })).toBeVisible();

  await expect(page.getByText('A lamp from before').first()).toBeVisible();
  // What it earned is celebrated now, or over whatever page comes next.
  await page.getByRole('dialog').getByRole('button', { name: 'Wonderful' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto('/forgot');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await page.goto(await linkFor(browser, admin, email));
  await page.getByLabel('New password').fill('a second staple');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page.getByRole('heading', { name: /Bola/ })).toBeVisible();

  await page.goto('/profile');
  const password = page.getByRole('region', { name: 'Password' });
  await password.getByRole('button', { name: 'Change password' }).click();
  await expect(password.getByLabel('Current password')).toBeFocused();
  await password.getByLabel('Current password').fill('a second staple');
  await password.getByLabel('New password').fill('a third staple');
  await page.getByRole('button', { name: 'Save new password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  const asked = page.getByRole('dialog', { name: 'Sign out everywhere?' });
  await expect(asked).toContainText('You are signed in with one browser, this one.');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(asked).toHaveCount(0);
  const other = await browser.newContext({ baseURL: product.url });
  await signIn(await other.newPage(), { email, password: 'a third staple' });
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(asked).toContainText('You are signed in with 2 browsers, this one among them.');
  await asked.getByRole('button', { name: 'Sign out 2 browsers' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out everywhere' })).toBeVisible();
  await other.close();
  await page.goto('/profile');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('whoever leaves for good reads in numbers what they lose, and that it is done', async ({
  page,
  request,
  product,
}) => {
  const email = `leaver-${aWord()}@example.com`;
  const account = await anAccount(product, email, 'Lola Leaver');
  await signIn(page, account);
  await page.goto('/profile');
  await page.getByRole('button', { name: 'Delete account…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await expect(dialog).toContainText(
    'You have no points, no badge, no cashback on its way and no store credit to lose.',
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const items = [{ sku: 'LAMP-1', name: 'A lamp', quantity: 1, unitAmount: 6_000_000 }];
  await sendOrder(request, product, { amount: 6_000_000, items, customer: { email } });
  await page.getByRole('dialog').getByRole('button', { name: 'Wonderful' }).click();
  await expect(async () => {
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Delete account…' }).click();
    await expect(dialog).toContainText(/You lose [\d,]+ points, .*₦[\d,.]+ of store credit\./, { timeout: 2_000 });
  }).toPass();
  await expect(dialog.getByLabel('Current password')).toBeFocused();
  await page.keyboard.type(account.password);
  await dialog.getByLabel('Type delete').fill('Delete');
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  await page.goto('/profile');
  await expect(page).toHaveURL(/\/sign-in/);
});
