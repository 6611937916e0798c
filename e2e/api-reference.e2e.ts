import { expect, test } from './fixtures.ts';

test('a partner reads the API’s reference, which asks nobody else for anything', async ({ page, product }) => {
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(product.url) && !request.url().startsWith('data:')) strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('/docs/api');
  await expect(page.getByRole('heading', { name: 'Laurel partner API' })).toBeVisible();
  await page.getByText('Record a purchase').first().click();
  await expect(page.getByText('/purchases').first()).toBeVisible();
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the document behind it is served to everybody', async ({ request }) => {
  const response = await request.get('/api/v1/openapi.json');
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Laurel partner API' } });
});
