import { expect, test } from './fixtures.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin' });

test('a page begins at its top, and back leads to where one was', async ({ page }) => {
  const place = () => page.evaluate(() => window.scrollY);
  const scrollTo = (top: number) => page.evaluate((to) => window.scrollTo({ top: to, behavior: 'instant' }), top);
  await openConsole(page, '/admin/customers');
  await scrollTo(300);
  await page.locator('[data-row-opening]').nth(12).click();
  await expect(page.getByRole('tab', { name: 'Achievements' })).toBeVisible();
  expect(await place()).toBe(0);
  await page.getByRole('link', { name: 'Customers', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  expect(await place()).toBe(0);
  await scrollTo(200);
  await page.locator('[data-row-opening]').nth(10).click();
  await expect(page.getByRole('tab', { name: 'Achievements' })).toBeVisible();
  await page.goBack();
  await expect.poll(place).toBe(200);
});
