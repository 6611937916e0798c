import { expect, test } from './fixtures.ts';

test('a partner reads the API’s reference, which asks nobody else for anything', async ({ page }) => {
  // The reference is drawn by four megabytes of script, which take their time on a busy machine.
  test.slow();
  await page.goto('/docs/api');
  await expect(page.getByRole('heading', { name: 'Laurel partner API' })).toBeVisible({ timeout: 90_000 });
  await page.getByText('Record a purchase').first().click();
  await expect(page.getByText('/purchases').first()).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Laurel' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('the document behind it is served to everybody', async ({ request }) => {
  const response = await request.get('/api/v1/openapi.json');
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Laurel partner API' } });
});

test('a partner with a token sends an order and is told what it earned', async ({ request, product }) => {
  const headers = { Authorization: `Bearer ${product.demo.apiToken}` };
  const orderId = `journey-${Date.now()}`;
  const customer = { externalId: orderId, name: 'Journey' };
  const order = { orderId, customer, amount: 6_000_000, currency: 'NGN', status: 'completed' };
  const made = await request.post('/api/v1/purchases', { headers, data: order });
  expect(made.status()).toBe(201);
  const { links } = await made.json();
  const rewards = async () => (await (await request.get(links.rewards, { headers })).json()).data;
  await expect.poll(async () => (await rewards()).processed, { timeout: 20_000 }).toBe(true);
  expect(await rewards()).toMatchObject({
    points: 100,
    cashback: { amount: 300_000 },
    badge: { after: { name: 'Bronze' } },
  });
});
