import { expect, test } from './fixtures.ts';
import { asPartner, aWord } from './orders.ts';
import { expectSound } from './soundness.ts';
import { isAwake, signIn } from './visit.ts';

// Money and tokens ask for somebody who said a moment ago who they are, so each of these signs in anew.

test('a payment that its provider declined is tried again, alone and with others, and then marked as paid by hand', async ({
  page,
  product,
}) => {
  test.slow();
  await signIn(page, product.demo.admin, '/admin/cashback?state=failed');
  const declined = page.getByRole('row').filter({ hasText: 'Zubaida Yaro' }).first();
  await declined.getByRole('button', { name: 'Zubaida Yaro' }).click();
  const drawer = page.getByRole('dialog').first();
  const attempts = drawer.getByText(/^Attempt \d+$/);
  await expect(attempts.first()).toBeVisible();
  const before = await attempts.count();
  await drawer.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Trying again now. The result shows up here.')).toBeVisible();
  await expect(attempts).toHaveCount(before + 1);
  await expectSound(page, { what: 'a payment', within: '[role=dialog]' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await declined.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Try again' }).click();
  const many = page.getByRole('dialog');
  await many.getByRole('button', { name: 'Try again' }).click();
  await expect(many).toHaveCount(0);
  await declined.getByRole('button', { name: 'Zubaida Yaro' }).click();
  await expect(attempts).toHaveCount(before + 2);

  await drawer.getByRole('button', { name: 'Mark as paid' }).click();
  const asked = page.getByRole('dialog', { name: 'Mark as paid' });
  await expect(asked.getByRole('button', { name: 'Mark as paid' })).toBeDisabled();
  await asked.getByLabel('The provider’s reference').fill(`bank-${aWord()}`);
  await asked.getByLabel('How it is known that the money moved').fill('The bank’s statement of today shows it.');
  await asked.getByRole('button', { name: 'Mark as paid' }).click();
  await expect(page.getByText('Marked as paid.')).toBeVisible();
  await expect(drawer.getByText('Paid', { exact: true }).first()).toBeVisible();
});

test('a token is made, used, seen in the request log, and worth nothing once it is revoked', async ({
  page,
  request,
  product,
}) => {
  const name = `Shop ${aWord()}`;
  await signIn(page, product.demo.admin, '/admin/developers?tab=tokens');
  await isAwake(page);
  await page.getByRole('button', { name: 'Make a token' }).click();
  const form = page.getByRole('dialog', { name: 'Make a token' });
  await form.getByLabel('Name').fill(name);
  await expectSound(page, { what: 'a token to be made', within: '[role=dialog]' });
  await form.getByRole('button', { name: 'Make a token' }).click();
  const shown = page.getByRole('dialog', { name: 'Copy the token now' });
  const token = (await shown.getByText(/^lrl_live_\w+$/).textContent()) ?? '';
  await expectSound(page, { what: 'a token, shown once', within: '[role=dialog]' });
  await shown.getByRole('button', { name: 'I have copied it' }).last().click();

  const headers = asPartner({ ...product.demo, apiToken: token });
  const call = () => request.get('/api/v1/purchases?limit=1', { headers });
  expect((await call()).status()).toBe(200);
  await page.getByRole('tab', { name: 'Request log' }).click();
  // Others call at the same time, and only the newest calls are listed.
  await page.getByLabel('Token', { exact: true }).selectOption({ label: name });
  const logged = page.getByRole('row').filter({ hasText: name });
  await expect(logged.first()).toContainText('/purchases');
  await page.keyboard.press('j');
  await expect(page.locator('tbody tr :focus')).toHaveCount(1);

  await page.getByRole('tab', { name: 'API tokens' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog', { name }).getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog', { name: 'Revoke' }).getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText(`${name} is revoked.`)).toBeVisible();
  expect((await call()).status()).toBe(401);
});
