import type { APIRequestContext, Page } from '@playwright/test';
import { anAccount } from './an-account.ts';
import { expect, type ProductUnderTest, test } from './fixtures.ts';
import { asPartner, aWord, sendOrder } from './orders.ts';
import { signIn } from './visit.ts';

const PRICE = 12_000_000;

/** The whole order comes back. */
async function returnsAll(request: APIRequestContext, { demo }: ProductUnderTest, purchaseId: string) {
  const headers = { ...asPartner(demo), 'Idempotency-Key': `back-${purchaseId}` };
  const data = { amount: PRICE, reason: 'It did not fit' };
  expect((await request.post(`/api/v1/purchases/${purchaseId}/refunds`, { headers, data })).status()).toBe(201);
}

/** How many bursts of confetti the page has shown: each comes on a canvas of its own. */
async function countedBursts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let shown = 0;
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      shown += added.filter((node) => node instanceof HTMLCanvasElement).length;
      document.documentElement.dataset.bursts = String(shown);
    }).observe(document, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset.bursts ?? 0));
}

test('a new customer buys, sees the reward arrive and is celebrated once; a refund is told calmly, with its reason', async ({
  page,
  context,
  request,
  product,
}) => {
  test.slow();
  const email = `ngozi-${aWord()}@example.com`;
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const bursts = await countedBursts(page);
  await signIn(page, await anAccount(product, email, 'Ngozi Obi'));
  await expect(page.getByRole('heading', { name: 'Three steps to your first reward' })).toBeVisible();
  await expect(page.locator('[data-live="live"]')).toBeVisible();
  const easiest = page.getByRole('region', { name: 'Good places to start' }).getByRole('listitem').first();
  await expect(easiest).toContainText('First purchase');
  await expect(easiest).toContainText('Make a purchase.');

  const items = [{ sku: 'SOFA-1', name: 'A reading chair', category: 'home', quantity: 1, unitAmount: PRICE }];
  const { purchaseId } = await sendOrder(request, product, { amount: PRICE, items, customer: { email } });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: /^You are \w+ now$/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Wonderful' }).click();
  const celebrated = page.getByRole('status').getByRole('link', { name: /unlocked$/ });
  await expect(celebrated).toBeVisible();
  await expect(dialog).toHaveCount(0);
  const activity = page.getByRole('region', { name: 'Recent activity' });
  await expect(activity.getByText('A reading chair').first()).toBeVisible();
  await expect(activity.getByText(/\d% for this amount/).first()).toBeVisible();

  expect(await bursts()).toBe(1);

  const second = await context.newPage();
  await second.goto('/');
  await expect(second.locator('[data-live="live"]')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^\w+ member$/)).toBeVisible();
  await expect(page.locator('[data-live="live"]')).toBeVisible();
  for (const open of [page, second]) await expect(open.getByRole('dialog')).toHaveCount(0);
  await expect(celebrated).toHaveCount(0);
  await second.close();

  await returnsAll(request, product, purchaseId);
  const calm = page.getByRole('status').filter({ hasText: 'Your refund took back what its purchase had earned' });
  await expect(calm).toBeVisible();
  await expect(calm.getByText(/Big basket.*−[\d,]+ points.*₦[\d,.]+ cashback/)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await calm.getByRole('link').click();
  await expect(page).toHaveURL(/\/activity/);
  await expect(page.getByRole('article').filter({ hasText: 'Refund' })).toContainText(
    /cashback taken back|off your next cashback/,
  );
  await expect(page.getByText(/taken back/).first()).toBeVisible();
  await page.getByRole('link', { name: 'Refund of A reading chair' }).click();
  await expect(dialog.getByText('Fully refunded')).toBeVisible();
  await expect(dialog.getByText('Big basket unlocked, taken back since')).toBeVisible();
  await expect(dialog.getByText(/^Regular: 1 of 5 purchases before the refund$/)).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: '₦120,000.00 refunded' })).toContainText(
    /Took back .*Big basket.* points.* of cashback/,
  );
});
