import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openConsole } from './visit.ts';

test.use({ viewport: { width: 1440, height: 900 } });

/** Opens a layer the first time since the page was loaded, by the key or the click of somebody who is at its opener, and leaves it. */
async function expectFocusBack(page: Page, opener: Locator, by: 'Enter' | 'click' = 'Enter'): Promise<void> {
  const dialog = page.getByRole('dialog');
  // What is drawn can be pressed before its script has come.
  await expect(async () => {
    if (by === 'click') await opener.click();
    else await opener.press('Enter');
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect.poll(() => dialog.evaluate((layer) => layer.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
}

test.describe('in the portal', () => {
  test.use({ who: 'customer' });

  test('a drawer gives the focus back the first time already', async ({ page }) => {
    const first = page.locator('#content [data-stop]').first();
    for (const path of ['/achievements', '/activity?show=purchases']) {
      await page.goto(path);
      await expect(first).toBeVisible();
      await expect(async () => {
        await page.keyboard.press('j');
        await expect(first).toBeFocused({ timeout: 1_000 });
      }).toPass();
      await expectFocusBack(page, first);
      await page.reload();
      await expectFocusBack(page, first, 'click');
    }
  });

  test('so does a dialog, and a button that was busy keeps it', async ({ page }) => {
    for (const name of ['Delete account…', 'Sign out everywhere…']) {
      await page.goto('/profile');
      await expectFocusBack(page, page.getByRole('button', { name }));
    }
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.press('Enter');
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(save).toBeFocused();
  });
});

test.describe('in the console', () => {
  test.use({ who: 'admin' });

  test('drawers and dialogs give the focus back the first time already', async ({ page }) => {
    await openConsole(page, '/admin/audit');
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
    await page.keyboard.press('j');
    await expectFocusBack(page, page.locator('table :focus'));
    await openConsole(page, '/admin/customers');
    await expectFocusBack(page, page.getByRole('button', { name: /Import/ }), 'click');
    await openConsole(page, '/admin/profile');
    await expectFocusBack(page, page.getByRole('button', { name: 'Sign out everywhere…' }));
  });
});
