import { expect, test } from './fixtures.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin' });

test('the audit tells in plain words who did what to what, and is searched by each of them', async ({ page }) => {
  await openConsole(page, '/admin/audit');
  await page.getByLabel('What', { exact: true }).selectOption('API tokens');
  await expect(page).toHaveURL(/kind=token/);
  const made = page.getByRole('row').filter({ hasText: 'API token Demo' }).first();
  await expect(made).toContainText('Made an API token');
  await expect(made).toContainText('Command line (seed)');
  await made.getByRole('button', { name: 'Made an API token' }).click();
  const drawer = page.getByRole('dialog', { name: 'Made an API token' });
  await expect(drawer.getByText('token.create · operator:seed')).toBeVisible();
  await expect(drawer.getByRole('link', { name: 'Demo' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(made.getByRole('button', { name: 'Made an API token' })).toBeFocused();

  await page.getByLabel('Who', { exact: true }).selectOption('API token Demo');
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByLabel('Id of a customer, order, rule …').fill('no id at all');
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
});

test('settings are chosen by typing, and show how money and dates will look before they are saved', async ({
  page,
}) => {
  await openConsole(page, '/admin/settings');
  await expect(page.getByText('₦1,234,567.50')).toBeVisible();
  await expect(page.getByText('NGN · Nigerian Naira')).toBeVisible();
  await expect(
    page.getByText('These can no longer change: purchases have already been counted in them.'),
  ).toBeVisible();
  const locale = page.getByRole('combobox', { name: 'Language of numbers and dates' });
  await locale.fill('german (g');
  await page.getByRole('option', { name: 'German (Germany) · de-DE' }).click();
  await expect(page.getByText(/^1\.234\.567,50/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeEnabled();
  await page.getByRole('button', { name: 'Undo changes' }).click();
  await expect(page.getByText('₦1,234,567.50')).toBeVisible();

  const provider = page.getByLabel('Cashback is paid by');
  await expect(provider).toHaveValue('wallet');
  await expect(provider.getByRole('option', { name: 'Stripe, not configured' })).toBeDisabled();
});

test('each plot is read as a table, by the day where days are few and by the week where they are many', async ({
  page,
}) => {
  await openConsole(page, '/admin/analytics?range=30d');
  await page.getByRole('button', { name: 'Table: Cashback against revenue' }).click();
  const table = page.getByRole('region', { name: 'Cashback against revenue as a table' });
  await expect(table.getByRole('columnheader', { name: 'Share of revenue' })).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(31);
  await page.getByText('90 days').click();
  await expect(table.getByRole('row')).toHaveCount(14);
  await expect(table.getByRole('rowheader').first()).toHaveText(/^\d+ \w+ – \d+ \w+$/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV: Cashback against revenue' }).click();
  expect((await download).suggestedFilename()).toBe('cashback-and-revenue.csv');
});

test('the health of the house is told by state, and leads to what is behind it', async ({ page }) => {
  await openConsole(page, '/admin/queues');
  const rewards = page.getByRole('region', { name: 'Rewards' });
  await expect(rewards.getByText(/^(Idle|Working)$/)).toBeVisible();
  await expect(rewards.getByRole('columnheader', { name: 'p95' })).toBeVisible();
  await page.getByRole('link', { name: 'Workers' }).click();
  await expect(page).toHaveURL(/tab=workers/);
  await expect(page.getByRole('table', { name: 'Workers' }).getByText('Answering').first()).toBeVisible();
});

test('the palette finds what there is to do, and the frame is named for those who cannot see it', async ({ page }) => {
  await openConsole(page, '/admin/outbox');
  const frame = page.locator('[data-console]');
  await expect(frame.getByRole('navigation', { name: 'Console' })).toMatchAriaSnapshot(`
    - navigation "Console":
      - list "Program":
        - listitem:
          - link "Overview"
      - list "Customers":
        - listitem:
          - link "Customers"
        - listitem:
          - link "Purchases"
  `);
  await expect(frame.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - button "Search or jump to"
      - status "What happens shows up here by itself": Live
      - button "Account of Demo Admin"
  `);
  const palette = page.getByRole('dialog', { name: 'Search or jump to' });
  await page.keyboard.press('Control+k');
  await expect(palette).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill('new achi');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/admin/achievements/new');
});
