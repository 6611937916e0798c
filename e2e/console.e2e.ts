import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { aWord, sendOrder } from './orders.ts';
import { expectSound } from './soundness.ts';
import { openConsole, signIn } from './visit.ts';

const LAMP = { amount: 250_000, items: [{ sku: 'LAMP-1', name: 'A lamp', quantity: 1, unitAmount: 250_000 }] };

async function findByPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill(text);
  await page.getByRole('button', { name: new RegExp(text) }).click();
}

test('a purchase is found with the palette, its trace read, a refund previewed and applied', async ({
  page,
  request,
  product,
}) => {
  const { orderId } = await sendOrder(request, product, LAMP);
  // Money is given back only by somebody who said a moment ago who they are.
  await signIn(page, product.demo.admin);
  await findByPalette(page, orderId);
  await page.waitForURL(/\/admin\/purchases\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: `Order ${orderId}` })).toBeVisible();
  await expect(page.getByText('Rewarded', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Why, rule by rule' })).toBeVisible();

  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Refund' });
  await expect(dialog.getByText('Net amount ₦2,500.00 → ₦0.00')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Refund', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Net amount ₦2,500.00 → ₦0.00')).toBeVisible();
  await expectSound(page, { what: 'the preview of a refund', within: '[role=dialog]' });
  await dialog.getByText('An amount', { exact: true }).click();
  await dialog.getByLabel('Amount to give back').fill('1000.00');
  await expect(dialog.getByText('Net amount ₦2,500.00 → ₦1,500.00')).toBeVisible();
  await dialog.getByRole('button', { name: 'Refund ₦1,000.00' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('₦1,500.00 after refunds')).toBeVisible();
  await expect(page.getByText('Partly refunded', { exact: true })).toBeVisible();
  const since = page.getByRole('region', { name: 'What refunds changed since' });
  await expect(since.getByText(/of the cashback taken back, ₦.* is left/)).toBeVisible();
});

test.describe('an admin', () => {
  test.use({ who: 'admin' });

  test('adds a purchase by hand, told that it counts like any other, and reads what it did, rule by rule', async ({
    page,
  }) => {
    await openConsole(page, '/admin/purchases');
    await page.getByRole('link', { name: 'Add a purchase' }).click();
    await expect(page.getByRole('note').getByText('Points are given, cashback is paid')).toBeVisible();
    await expect(page.getByRole('note').getByRole('link', { name: 'an achievement' })).toBeVisible();
    await page.getByLabel('Customer’s email').fill(`console-${aWord()}@example.com`);
    await page.getByLabel('Amount').fill('60000.00');
    await expect(page.getByText('₦3,000.00 cashback at 5%')).toBeVisible();
    await page.getByRole('button', { name: 'Add purchase' }).click();
    await page.waitForURL(/\/admin\/purchases\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('region', { name: 'What it earned' }).getByText('Bronze badge')).toBeVisible();
    await expect(page.getByText('unlocked, worth 100 of them')).toBeVisible();
    await expect(page.getByText('Achievements: 1 (1 needed).')).toBeVisible();
    await page.getByText('Show the order as it is stored (JSON)').click();
    await expect(page.getByRole('region', { name: 'For developers' }).getByText('"amount": 6000000')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Why, rule by rule' })).toBeVisible();
  });

  test('finds a customer with the palette, and a list keeps its filters in the address', async ({ page, product }) => {
    await openConsole(page, '/admin');
    await findByPalette(page, product.demo.customer.email);
    await page.waitForURL(/\/admin\/customers\/[0-9a-f-]{36}$/);
    await expect(page.getByText('Registered', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: /^Ambassador/ }).click();
    const story = page.getByRole('dialog');
    await expect(story.getByText('Why not yet', { exact: true })).toBeVisible();
    await expect(story.getByText(/^So far \d of 3 friends\.$/)).toBeVisible();
    await expectSound(page, { what: 'why an achievement is not reached', within: '[role=dialog]' });
    await page.keyboard.press('Escape');
    await openConsole(page, '/admin/purchases');
    await page.getByLabel('Status').selectOption('completed');
    await expect(page).toHaveURL(/status=completed/);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page).toHaveURL(/cursor=/);
    await page.goBack();
    await expect(page).not.toHaveURL(/cursor=/);
    await page.getByRole('button', { name: 'When' }).click();
    await expect(page).toHaveURL(/order=oldest/);
    await expect(page.getByRole('columnheader', { name: 'When' })).toHaveAttribute('aria-sort', 'ascending');
  });

  test('brings customers in from a file: sees what it would do and which lines cannot be taken, and keeps those with their reasons', async ({
    page,
  }) => {
    const word = aWord();
    const text = [
      'externalId,email,name',
      `${word}-1,first-${word}@example.com,First ${word}`,
      `${word}-2,no-address,Second ${word}`,
      `${word}-3,third-${word}@example.com,Third ${word}`,
      `,,Nobody ${word}`,
    ].join('\n');
    await openConsole(page, '/admin/customers');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Import customers' });
    const file = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await dialog.getByLabel('CSV file').setInputFiles(file);
    const line = (nth: string) =>
      dialog.getByRole('row').filter({ has: page.getByRole('cell', { name: nth, exact: true }) });
    await expect(dialog.getByText('Lines with errors: 2')).toBeVisible();
    await expect(line('3')).toContainText('email');
    await expect(line('5')).toBeVisible();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download error file' }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/);
    expect(lines.map((line) => line.split(',')[0])).toEqual(['line', '3', '5']);
    expect(lines[1]).toContain(`Second ${word}`);
    await expectSound(page, { what: 'an import with errors', within: '[role=dialog]' });

    await dialog.getByRole('button', { name: 'Import 2' }).click();
    await expect(dialog.getByText('The file was imported.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByLabel('Name, email or external id').fill(word);
    const rows = page.getByRole('table', { name: 'Customers' }).getByRole('row').filter({ hasText: word });
    await expect(rows).toHaveCount(2);
  });
});

test('points that would take a balance below zero are warned of, and may be taken', async ({
  page,
  request,
  product,
}) => {
  const { email } = await sendOrder(request, product, LAMP);
  await signIn(page, product.demo.admin, `/admin/customers?text=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: email }).click();
  await page.getByRole('button', { name: 'Adjust points' }).click();
  const dialog = page.getByRole('dialog', { name: 'Adjust points' });
  const warning = dialog.getByText(/^That is below zero/);
  await dialog.getByLabel('Points').fill('50');
  await expect(warning).toBeHidden();
  await dialog.getByLabel('Points').fill('-900000');
  await expect(dialog.getByText(/^The balance goes from [\d,]+ to −[89]\d\d,\d{3} points/)).toBeVisible();
  await expect(warning).toBeVisible();
  await dialog.getByLabel('Reason').fill('Given twice');
  await dialog.getByRole('button', { name: 'Adjust', exact: true }).click();
  await expect(page.getByText(/^The balance is −[89]\d\d,\d{3} points now/)).toBeVisible();
});
