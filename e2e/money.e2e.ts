import { aProgram, buys } from './a-program.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './soundness.ts';
import { signIn } from './visit.ts';

test.describe('store credit', () => {
  test.use({ who: 'customer' });

  test('is told on the cashback page, entry by entry with the balance, and as a file', async ({ page }) => {
    await page.goto('/cashback');
    const balance = await page.getByText('Your store credit').locator('xpath=following-sibling::p[1]').textContent();
    await page.getByRole('link', { name: 'See every entry' }).click();
    await expect(page).toHaveTitle('Store credit · Laurel');
    const newest = page.getByRole('list', { name: 'Entries of your store credit' }).getByRole('article').first();
    await expect(newest.getByText(`Balance ${balance}`)).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^store-credit-.*\.csv$/);
    await newest.getByRole('link').click();
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'What this did' })).toBeVisible();
  });
});

test('cashback that came is told as the program writes money', async ({ page, product }) => {
  const german = { name: 'Blumenladen', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'de-DE' };
  const { programId, customer } = await aProgram(product, german);
  await signIn(page, customer);
  await expect(page.locator('[data-live=live]')).toBeAttached();
  await buys(product, programId, { email: customer.email, currency: 'EUR' });
  const told = page.getByRole('status').getByText(/cashback has been paid/);
  await expect(told).toHaveText(/^\d{2,3},\d{2}\s€ cashback has been paid$/);
});

test.describe('where the program pays into accounts', () => {
  test('a customer says into which, and sees it masked', async ({ page, product }) => {
    const wanted = { name: 'Papierhaus', currency: 'EUR', timeZone: 'Europe/Berlin', payoutProvider: 'sandbox' };
    const { customer } = await aProgram(product, wanted);
    await signIn(page, customer, '/cashback');
    await expect(page.getByText('No account yet')).toBeVisible();
    await page.getByRole('button', { name: 'Add account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your test account' });
    await dialog.getByLabel('Recipient').fill('liese-4711');
    await expectAccessible(page, { what: 'saying where to pay', within: '[role=dialog]' });
    await dialog.getByRole('button', { name: 'Save account' }).click();
    await expect(page.getByText('…4711')).toBeVisible();
    await expect(page.getByText('liese-4711')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Change account' })).toBeVisible();
  });

  test('cashback that could not be paid is held up, on both pages, and leads to what is said of it', async ({
    page,
    product,
  }) => {
    const wanted = { name: 'Kerzenladen', currency: 'EUR', timeZone: 'Europe/Berlin', payoutProvider: 'sandbox' };
    const { programId, customer } = await aProgram(product, wanted);
    await signIn(page, customer, '/cashback');
    await page.getByRole('button', { name: 'Add account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your test account' });
    await dialog.getByLabel('Recipient').fill('test_decline');
    await dialog.getByRole('button', { name: 'Save account' }).click();
    await expect(dialog).toBeHidden();
    await buys(product, programId, { email: customer.email, currency: 'EUR' });
    await page.getByRole('dialog').getByRole('button', { name: 'Wonderful' }).click();
    await expect(page.getByText('Held up', { exact: true })).toBeVisible();
    await page.goto('/');
    const onHome = page.getByRole('region', { name: 'Cashback' });
    await expect(onHome.getByText('Held up', { exact: true })).toBeVisible();
    await expect(onHome.getByText('Cashback from your purchases will appear here.')).toHaveCount(0);
    await onHome.getByRole('link', { name: 'See why' }).click();
    await expect(page).toHaveURL(/\/cashback\?show=failed$/);
    await page.locator('summary').click();
    await expect(page.getByText('It could not be paid, but it is still yours. We are looking into it.')).toBeVisible();
    await expectAccessible(page, { what: 'cashback that is held up' });
  });
});
