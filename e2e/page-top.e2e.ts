import { expect, test } from './fixtures.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin' });

test('a page begins at its top, and back leads to where one was', async ({ page }) => {
  const place = () => page.evaluate(() => window.scrollY);
  await openConsole(page, '/admin/customers');
  await page.evaluate(() => window.scrollTo(0, 300));
  await page.locator('[data-row-opening]').nth(12).click();
  await expect(page.getByRole('tab', { name: 'Achievements' })).toBeVisible();
  expect(await place()).toBe(0);
  await page.getByRole('link', { name: 'Customers', exact: true }).first().click();
  await expect(page.locator('[data-row-opening]').first()).toBeVisible();
  expect(await place()).toBe(0);
  await page.evaluate(() => window.scrollTo(0, 200));
  await page.locator('[data-row-opening]').nth(10).click();
  await expect(page.getByRole('tab', { name: 'Achievements' })).toBeVisible();
  await page.goBack();
  await expect.poll(place).toBe(200);
});
