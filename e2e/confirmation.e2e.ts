import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSound } from './soundness.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin', provoked: /profile\.(rename|confirm)|status of (403|422)/ });

/** Answers the next so many calls of a procedure with a refusal, as the server gives it; later calls reach the server. */
async function refuse(page: Page, procedure: string, data: { code: string; [more: string]: unknown }, times = 1) {
  const json = { message: 'no', code: -32_003, data: { message: 'no', httpStatus: 403, requestId: null, ...data } };
  const body = JSON.stringify([{ error: { json } }]);
  const answer = { status: 403, contentType: 'application/json', body };
  await page.route(`**/api/trpc/${procedure}?**`, (route) => route.fulfill(answer), { times });
}

test.beforeEach(({ page }) => openConsole(page, '/admin/profile'));

test('what needs the password again asks for it, says when it is wrong, and then goes on by itself', async ({
  page,
  product,
}) => {
  await refuse(page, 'profile.rename', { code: 'confirmation_required' });
  const save = page.getByRole('button', { name: 'Save' });
  await save.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  const password = dialog.getByLabel('Password', { exact: true });
  await expect(password).toBeFocused();

  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('That is not your password.')).toBeVisible();
  await password.fill(product.demo.admin.password);
  const repeated = page.waitForResponse(/profile\.rename/);
  await page.keyboard.press('Enter');
  expect((await repeated).status()).toBe(200);
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(save).toBeFocused();
});

test('Escape leaves everything as it was, says so, and gives the focus back', async ({ page }) => {
  await refuse(page, 'profile.rename', { code: 'confirmation_required' });
  const save = page.getByRole('button', { name: 'Save' });
  await save.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Nothing was changed: it needs your password.')).toBeVisible();
  await expect(save).toBeFocused();
});

test('too many wrong passwords are told how long to wait', async ({ page }) => {
  await refuse(page, 'profile.rename', { code: 'confirmation_required' });
  await refuse(page, 'profile.confirm', { code: 'too_many', retryAfterSeconds: 840 });
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill('whatever');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('Try again in 14 minutes').last()).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('the question fits a phone, and can be read in the light and in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await refuse(page, 'profile.rename', { code: 'confirmation_required' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 });
  await expectSound(page, { what: 'the question', within: '[role=dialog]' });
});
