import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { PORTAL_SCREENS } from './screens.ts';
import { expectAccessible, expectReflow } from './soundness.ts';

const PHONE = { width: 390, height: 844 };

test.use({ who: 'customer' });

/** Makes every text of the page nearly half as long again, as other languages are. */
async function lengthenTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (/[a-z]{3}/i.test(text)) node.textContent = text.replace(/([aeiou])/gi, '$1$1');
    }
  });
}

test('a customer sees what an achievement takes, what counted and why not, and can send the link on', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto('/');
  await page.getByRole('link', { name: 'Achievements', exact: true }).click();
  await expect(page).toHaveTitle('Achievements · Laurel');
  await expect(page.getByRole('article').nth(13)).toBeVisible();
  await page.getByRole('button', { name: 'Unlocked', exact: true }).click();
  await expect(page).toHaveURL(/show=unlocked/);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.getByRole('button', { name: 'In progress' }).click();
  await page.getByRole('button', { name: 'Collector' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Buy something from home, kitchen, books and toys.')).toBeVisible();
  await expect(drawer.getByText('toys', { exact: true })).toBeVisible();
  await expect(drawer.getByRole('heading', { name: 'What counted' })).toBeVisible();
  await expect(page).toHaveURL(/achievement=/);
  await expectAccessible(page, { what: 'an achievement', within: '[role=dialog]' });
  await page.reload();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Collector' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('each cashback shows its working and what happened, and all of it is a file', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveTitle('Cashback · Laurel');
  const first = page.getByRole('listitem').filter({ hasText: 'Wireless headphones' }).first();
  await first.locator('summary').click();
  await expect(first.getByText('5% for this amount + 1% Gold = 6% of ₦65,500.00')).toBeVisible();
  await expect(first.getByText('Purchase made')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^cashback-.*\.csv$/);
  await first.getByRole('link', { name: 'What this purchase did' }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Why not more' })).toBeVisible();
  await expect(page.getByRole('dialog').getByText(/Already yours: .*Big basket/)).toBeVisible();
});

test('no filter is cut on a phone, and an address breaks before its @ alone', async ({ page }) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/activity');
    const filters = page.getByRole('group', { name: 'Which activity' });
    const room = await filters.evaluate((box) => {
      const edges = [...box.querySelectorAll('button')].map((tab) => tab.getBoundingClientRect().right);
      return box.getBoundingClientRect().right - Math.max(...edges);
    });
    expect(room).toBeGreaterThanOrEqual(4);
    await page.goto('/profile');
    const lines = await page.getByRole('heading', { level: 1 }).evaluate((title) => {
      const [, domain] = [...(title.parentElement?.lastElementChild?.childNodes ?? [])].filter(
        ({ nodeType }) => nodeType === Node.TEXT_NODE,
      );
      const range = document.createRange();
      if (domain) range.selectNodeContents(domain);
      return { domain: domain?.textContent, rows: range.getClientRects().length };
    });
    expect(lines.domain).toMatch(/^@/);
    expect(lines.rows).toBe(1);
  }
});

test('the ladder and the feed tell the whole way, page by page', async ({ page }) => {
  await page.goto('/badges');
  await expect(page.getByText('Your badge', { exact: true })).toBeVisible();
  await expect(page.getByText('+0.5% cashback on every purchase')).toBeVisible();
  await page.goto('/activity?show=purchases');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.getByText('That is everything.')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText('Woven raffia basket')).toBeVisible();
  await page.getByRole('button', { name: 'Refunds' }).click();
  await expect(page.getByText('Woven raffia basket')).toHaveCount(0);
  await expect(page.getByRole('article').first()).toContainText(/refund/i);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog').getByText('Go to')).toBeVisible();
});

test.describe('with longer words', () => {
  // Words that change before the page is awake are not the ones it expects.
  test.use({ provoked: /React error #418/ });

  test('pages reflow at 320 px, and with longer words', async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 700 });
    for (const { name, path } of PORTAL_SCREENS) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectReflow(page, name);
      await lengthenTexts(page);
      await expectReflow(page, `${name} with longer words`);
    }
  });
});

test.describe('without a connection', () => {
  test.use({ provoked: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });

  test('the portal can be kept as an app, and has a page for when there is no connection', async ({
    page,
    context,
    request,
  }) => {
    const manifest = await (await request.get('/manifest.webmanifest')).json();
    expect(manifest).toMatchObject({ name: 'Laurel', display: 'standalone', start_url: '/' });
    for (const { src } of manifest.icons as { src: string }[]) expect((await request.get(src)).status()).toBe(200);
    await page.goto('/');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await context.setOffline(true);
    await page.goto('/badges');
    await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.querySelector('img')?.naturalWidth ?? 0)).toBeGreaterThan(0);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Badges', level: 1 })).toBeVisible();
  });
});
