import { expect, test } from './fixtures.ts';
import { signIn } from './visit.ts';

test('a customer signs in and sees what the purchases earned', async ({ page, product }) => {
  await signIn(page, product.demo.customer);

  const points = await page
    .getByText(/^[\d,]+ ?points$/)
    .first()
    .textContent();
  expect(Number(points?.replace(/\D/g, ''))).toBeGreaterThan(0);
  await expect(page.getByText(/member$/)).toBeVisible();
  await expect(page.getByRole('img', { name: /of [\d,]+ points, \d+ of \d+ achievements/ })).toBeVisible();

  const nearly = page.getByRole('region', { name: 'Nearly there' });
  await expect(nearly.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Latest unlocked' }).getByRole('listitem')).toHaveCount(4);

  const activity = page.getByRole('region', { name: 'Recent activity' });
  await expect(activity.getByRole('article').first()).toBeVisible();
  await expect(activity.getByText(/cashback (paid|on its way)/).first()).toBeVisible();
  await expect(activity.getByText(/\d% for this amount/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Cashback' }).getByText('Paid this month')).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  const cameBack = page.getByRole('link', { name: /^₦[\d,.]+ back this month$/ });
  await expect(cameBack).toBeInViewport();
  await cameBack.click();
  await expect(page).toHaveURL(/\/cashback$/);
});

test('an admin lands in the console, with numbers from the database', async ({ page, product }) => {
  await signIn(page, product.demo.admin);
  await expect(page).toHaveURL(/\/admin$/);
  const purchases = page.locator('dt', { hasText: /^Purchases$/ }).locator('xpath=following-sibling::dd[1]');
  await expect(purchases).toHaveText(/[1-9]/);
  await expect(page.getByRole('heading', { name: 'Customers by badge' })).toBeVisible();
  await page.goto('/');
  await expect(page).toHaveURL(/\/admin$/);
});
