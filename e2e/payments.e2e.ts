import { expect, test } from './fixtures.ts';
import { sendOrder } from './orders.ts';
import { expectSound } from './soundness.ts';
import { signIn } from './visit.ts';

/** The sandbox declines whoever is called so. */
const DECLINED = 'test_decline';
const AMOUNT = 6_000_000;

// Where money goes is said only by somebody who said a moment ago who they are, so this signs in anew.

test('an admin says where a customer is paid, finds the payment that failed there, and cancels it for a reason', async ({
  page,
  request,
  product,
}) => {
  test.slow();
  const { email } = await sendOrder(request, product, { amount: AMOUNT });
  await signIn(page, product.demo.admin, `/admin/customers?text=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: email }).click();
  await page.waitForURL(/\/admin\/customers\/[0-9a-f-]{36}$/);
  const customer = page.url();
  const paid = page.getByRole('region', { name: 'Where cashback is paid' });
  await expect(paid.getByText('Store credit')).toBeVisible();
  await paid.getByRole('button', { name: 'Set account' }).click();
  const form = page.getByRole('dialog', { name: 'Set account' });
  await page.keyboard.press('Escape');
  await expect(paid.getByRole('button', { name: 'Set account' })).toBeFocused();
  await page.keyboard.press('Enter');
  await form.getByLabel('Recipient').fill(DECLINED);
  await expectSound(page, { what: 'an account to be paid to', within: '[role=dialog]' });
  await form.getByRole('button', { name: 'Save account' }).click();
  await expect(form).toBeHidden();
  await expect(paid.getByText('…line')).toBeVisible();
  await expect(paid.getByText(/^Set by /)).toBeVisible();

  const { orderId } = await sendOrder(request, product, { amount: AMOUNT, customer: { email } });
  await page.goto('/admin/cashback?state=failed');
  await page.getByLabel('Customer or order id').fill(orderId);
  const failed = page.getByRole('row').filter({ hasText: orderId });
  await expect(failed.getByTitle(/^account_closed: /)).toHaveText('Account is closed');

  await page.goto(`${customer}?tab=cashback`);
  await expect(page.getByRole('row').filter({ hasText: orderId })).toContainText('Account is closed');
  await page.getByRole('row').filter({ hasText: orderId }).getByRole('link', { name: 'Try again…' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.goto(customer);
  await page.getByRole('link', { name: '₦3,000.00 could not be paid' }).click();
  await expect(page.getByRole('dialog').getByText(orderId)).toBeVisible();
  const settled = page.getByRole('button', { name: 'Mark as paid' });
  await settled.click();
  const proof = page.getByRole('dialog', { name: 'Mark as paid' });
  await expect(proof).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(proof).toBeHidden();
  await expect(settled).toBeFocused();

  await page.goto('/admin/cashback?state=failed');
  await page.getByLabel('Customer or order id').fill(orderId);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check();
  await expect(page.getByText('1 chosen, ₦3,000.00')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel payments' }).click();
  const asked = page.getByRole('dialog', { name: 'Cancel 1 payment?' });
  await asked.getByLabel('Reason').fill('The customer closed the account.');
  await asked.getByLabel('Type').fill('cancel');
  await expectSound(page, { what: 'payments to be cancelled', within: '[role=dialog]' });
  await asked.getByRole('button', { name: 'Cancel payments' }).click();
  await expect(page.getByText('1 payment cancelled.')).toBeVisible();
  await expect(failed).toHaveCount(0);

  await page.goto(`${customer}?tab=credit`);
  await expect(page.getByRole('definition').filter({ hasText: '₦3,000.00' }).first()).toBeVisible();
  await paid.getByRole('button', { name: 'Remove account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByText('The account is removed.')).toBeVisible();
  await expect(paid.getByText('Store credit')).toBeVisible();
});
