import { expect, test } from './fixtures.ts';
import { expectSound } from './soundness.ts';

test.use({ who: 'customer' });

test('a customer finds pages and achievements from anywhere by keys alone', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  const search = palette.getByRole('textbox', { name: 'Find a page or an achievement' });
  await expect(search).toBeFocused();
  await search.fill('collec');
  await expect(palette.getByRole('button', { name: 'Collector' })).toBeVisible();
  await expectSound(page, { what: 'the palette', within: '[role=dialog]' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Collector' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('on a phone the palette is reached by the menu of the account', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const account = page.getByRole('button', { name: /Account of/ });
  const search = page.getByRole('dialog').getByRole('textbox', { name: 'Find a page or an achievement' });
  for (const _time of ['while it is loaded', 'once it is there']) {
    await account.click();
    await page.getByRole('menuitem', { name: 'Search' }).click();
    await expect(search).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(account).toBeFocused();
  }
});

test('the palette’s keys are ours before the page has woken', async ({ page }) => {
  const { promise: scriptsMayCome, resolve: letScriptsCome } = Promise.withResolvers<void>();
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await scriptsMayCome;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'Nearly there' })).toBeVisible();
  const isBrowsers = await page.evaluate(() =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true })),
  );
  expect(isBrowsers).toBe(false);
  letScriptsCome();
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
});

test('j and k walk along what a page lists, Enter opens it', async ({ page }) => {
  await page.goto('/cashback');
  const rows = page.locator('#content summary');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('What happened').first()).toBeVisible();
  await page.goto('/achievements');
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('#content [data-stop]').first()).toBeFocused();
  // What is drawn can be focused before its script has come.
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2_000 });
  }).toPass();
});
