import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('a stranger is led to the way in, whose page needs nothing from elsewhere', async ({ page, product }) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(product.url) && !request.url().startsWith('data:')) strangers.push(request.url());
  });
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(strangers).toEqual([]);
});

test('the way in can be used by everyone', async ({ page }) => {
  await page.goto('/sign-in');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
});

test('a wrong password is refused without telling whether the account exists', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill('nobody@example.com');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the product is alive, and ready once its worker has reported', async ({ request }) => {
  expect((await request.get('/api/health/live')).status()).toBe(200);
  await expect.poll(async () => (await request.get('/api/health/ready')).status()).toBe(200);
});
