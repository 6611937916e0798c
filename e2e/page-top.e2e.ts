import { expect, test } from './fixtures.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin' });

const top = 'window.scrollY';

test('a page begins at its top, even when the one before it was scrolled by less than its header', async ({ page }) => {
  await openConsole(page, '/admin/customers');
  await page.evaluate(() => window.scrollTo(0, 60));
  expect(await page.evaluate(top)).toBe(60);
  await page.getByRole('link', { name: 'Purchases', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Purchases', level: 1 })).toBeVisible();
  await expect.poll(() => page.evaluate(top)).toBe(0);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await expect.poll(() => page.evaluate(top)).toBe(60);
});
