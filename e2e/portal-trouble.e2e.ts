import { expect, test } from './fixtures.ts';

test.use({ who: 'customer' });

test.describe('when the connection breaks', () => {
  test.use({
    provoked: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|error occurred when fetching the script/,
  });

  test('what could not be read says so in its place, the page around it stays, and trying again brings it', async ({
    page,
    context,
  }) => {
    await page.goto('/activity');
    await expect(page.getByRole('article').first()).toBeVisible();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Refunds' }).click();
    const trouble = page.getByRole('alert').filter({ hasText: 'No connection' });
    await expect(trouble).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible();
    await context.setOffline(false);
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('article').first()).toContainText(/refund/i);
  });
});

test.describe('an address that names what is not there', () => {
  test.use({ provoked: /achievements\.story|activity\.purchase|status of (400|404)/ });

  test('says so, and asks for nothing twice', async ({ page }) => {
    for (const path of [
      '/achievements?achievement=01a20649-0000-7000-8000-000000000001',
      '/activity?purchase=no-such-purchase',
    ]) {
      await page.goto(path);
      const drawer = page.getByRole('dialog');
      await expect(drawer.getByText('This is not here, or not any more.')).toBeVisible();
      await expect(drawer.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    }
  });
});
