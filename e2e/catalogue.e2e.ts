import { expect, test } from './fixtures.ts';
import { chooseByArrows, walkTo, write } from './keyboard.ts';
import { aWord, sendOrder } from './orders.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin' });

test('an admin builds a nested rule by keyboard only, simulates it, publishes it, and a purchase meets it', async ({
  page,
  request,
  product,
}) => {
  const name = `Big app day ${aWord()}`;
  await openConsole(page, '/admin');
  // On a busy machine the second key may come too late to belong to the first.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL('**/admin/achievements', { timeout: 10_000 });
  }).toPass();
  await walkTo(page, page.getByRole('link', { name: 'New achievement' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'New achievement' })).toBeVisible();

  await walkTo(page, page.getByRole('textbox', { name: 'Name', exact: true }));
  await write(page, name);
  await expect(page.getByRole('textbox', { name: 'Key', exact: true })).toHaveValue(
    name.toLowerCase().replaceAll(' ', '-'),
  );
  await walkTo(page, page.getByRole('textbox', { name: 'Points', exact: true }));
  await write(page, '75');

  const first = page.getByRole('group', { name: 'Condition 1.1', exact: true });
  await walkTo(page, page.getByRole('group', { name: 'Only purchases where' }).getByRole('button'));
  await page.keyboard.press('Enter');
  await expect(first.getByLabel('Field')).toBeFocused();
  await walkTo(page, first.getByLabel('Value'));
  await page.keyboard.type('2500');

  const second = page.getByRole('group', { name: 'Condition 1.2.1', exact: true });
  await walkTo(page, page.getByRole('button', { name: 'Add: Group, Group 1', exact: true }));
  await page.keyboard.press('Enter');
  await chooseByArrows(page, second.getByLabel('Field'), 'Channel');
  await walkTo(page, second.getByLabel('Value'));
  await page.keyboard.type('app');

  const third = page.getByRole('group', { name: 'Condition 1.2.2', exact: true });
  await walkTo(page, page.getByRole('button', { name: 'Add: Condition, Group 1.2', exact: true }));
  await page.keyboard.press('Enter');
  await chooseByArrows(page, third.getByLabel('Field'), 'Category');
  await walkTo(page, third.getByLabel('Value'));
  await page.keyboard.type('toys');
  await page.keyboard.press('Enter');
  const sentence = 'Make a purchase of at least ₦2,500 and (through app or with something from toys).';
  await expect(page.getByText(sentence)).toBeVisible();

  await walkTo(page, page.getByRole('switch', { name: 'Try a purchase' }));
  await page.keyboard.press('Space');
  await walkTo(page, page.getByLabel('Amount (NGN)'));
  await page.keyboard.type('3,000');
  await walkTo(page, page.getByRole('button', { name: 'Simulate' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The purchase does not count')).toBeVisible();
  await walkTo(page, page.getByLabel('Channel', { exact: true }), 'Shift+Tab');
  await write(page, 'app');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The purchase unlocks it')).toBeVisible();
  await expect(page.getByText('+75 points')).toBeVisible();

  await walkTo(page, page.getByRole('button', { name: 'Publish…' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await walkTo(page, dialog.getByRole('button', { name: 'Publish now' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${name} is published as version 1`)).toBeVisible();
  await expect(page.getByRole('heading', { name })).toBeVisible();

  const { purchaseId } = await sendOrder(request, product, { amount: 300_000, channel: 'app' });
  await openConsole(page, `/admin/purchases/${purchaseId}`);
  await expect(page.getByText('Rewarded', { exact: true })).toBeVisible();
  await expect(page.getByText(name).first()).toBeVisible();
});

test.describe('an unfinished rule', () => {
  test.use({ provoked: /achievements\.save|status of 422/ });

  test('is refused at its field, and not published', async ({ page }) => {
    await openConsole(page, '/admin/achievements/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Unfinished');
    await page.getByRole('button', { name: 'Add a condition' }).first().click();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    const condition = page.getByRole('group', { name: 'Condition 1.1', exact: true });
    await expect(condition.getByRole('alert')).toContainText('“Amount is at least” needs a number');
    await expect(page.getByText('Some fields need another look')).toBeVisible();
  });
});

test('the calculator shows the working of a rule with the bonus of a badge', async ({ page }) => {
  await openConsole(page, '/admin/cashback-rules');
  await page.getByLabel('Purchase (NGN)').fill('60,000');
  await page.getByLabel('Badge', { exact: true }).selectOption('Gold');
  await expect(page.getByText('5% band + 1% Gold = 6%')).toBeVisible();
  await expect(page.getByText('6% of ₦60,000.00 = ₦3,600.00')).toBeVisible();
});
