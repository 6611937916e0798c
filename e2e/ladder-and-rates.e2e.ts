import { expect, test } from './fixtures.ts';
import { aWord } from './orders.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin' });

test('a badge is added on top of the ladder, told who would move, published, and archived again', async ({ page }) => {
  const name = `Legend ${aWord()}`;
  const dialog = page.getByRole('dialog');
  await openConsole(page, '/admin/badges');
  await page.getByRole('button', { name: 'New badge' }).click();
  await dialog.getByRole('button', { name: 'Publish…' }).click();
  await expect(dialog.getByText('Give it a name.')).toBeVisible();
  const field = dialog.getByRole('textbox', { name: 'Name', exact: true });
  await expect(field).toBeFocused();
  await field.fill(name);
  await dialog.getByRole('textbox', { name: 'Points', exact: true }).fill('900,000');
  await dialog.getByRole('button', { name: 'Count who would move' }).click();
  await expect(dialog.getByText('If it counts for all of history, 0 would move up and 0 down.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText(`${name} is published as version 1`)).toBeVisible();

  await page.getByRole('button', { name }).click();
  await dialog.getByRole('textbox', { name: 'Points', exact: true }).fill('1');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name }).click();
  await expect(dialog.getByText('You left this unpublished. It is as you left it.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Start over' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Points', exact: true })).toHaveValue('900,000');

  await dialog.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('textbox', { name: /Type/ }).fill(name);
  await page.getByRole('button', { name: 'Archive', exact: true }).last().click();
  await expect(page.getByText(`${name} is archived`)).toBeVisible();
});

test('Esc closes the dialog over a badge and nothing else, and the focus is where the dialog was opened', async ({
  page,
}) => {
  await openConsole(page, '/admin/badges');
  await page.getByRole('button', { name: 'Gold' }).click();
  const drawer = page.getByRole('dialog', { name: 'Gold', exact: true });
  const points = drawer.getByRole('textbox', { name: 'Points', exact: true });
  await points.fill(`${await points.inputValue()}1`);
  for (const [act, asked] of [
    ['Publish…', 'Publish Gold'],
    ['Archive', 'Archive Gold?'],
  ] as const) {
    const button = drawer.getByRole('button', { name: act, exact: true });
    await button.click();
    const dialog = page.getByRole('dialog', { name: asked });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
    await expect(page).toHaveURL(/[?]badge=/);
  }
  await drawer.getByRole('button', { name: 'Discard changes' }).click();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('a currency gets its bands, which sort themselves, and publishing them is undone', async ({ page }) => {
  await openConsole(page, '/admin/cashback-rules');
  await page.getByRole('button', { name: 'Add a currency' }).click();
  await page.getByRole('dialog').getByLabel('Currency').selectOption('JPY');
  await page.getByRole('button', { name: 'Set its bands' }).click();
  await expect(page.getByText(/There is no rule for JPY yet/)).toBeVisible();

  await page.getByRole('button', { name: 'Add a band' }).click();
  await page.keyboard.type('50000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('6');
  await page.getByRole('button', { name: 'Add a band' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  const third = page.getByLabel('From (JPY), band 3');
  await expect(third).toBeFocused();
  await expect(page.getByText('Write an amount.')).toBeVisible();
  await page.keyboard.type('10000');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('From (JPY), band 2')).toHaveValue('10,000');
  await expect(third).toHaveValue('50,000');

  await page.getByLabel('Badge in the plot').selectOption('Gold');
  await expect(page.getByRole('img', { name: /from ¥10,000/ })).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('The rule of JPY is published as version 1')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The rule of JPY reads as before. That is version 2')).toBeVisible();
  await expect(page.getByText('Switched off: purchases in this currency earn no cashback.')).toBeVisible();

  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(page.getByText('Changed, and not published yet')).toBeVisible();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
});

test('how a rule rounds can be read in full beside its limits', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openConsole(page, '/admin/cashback-rules');
  const [room, needed] = await page.getByLabel('Rounding', { exact: true }).evaluate((list) => {
    const unbound = list.cloneNode(true) as HTMLElement;
    unbound.style.width = 'max-content';
    list.parentElement?.append(unbound);
    const widths = [list.getBoundingClientRect().width, unbound.getBoundingClientRect().width] as const;
    unbound.remove();
    return widths;
  });
  expect(room).toBeGreaterThanOrEqual(needed);
});

test('achievements are found by what they count and put in order, and the address keeps it', async ({ page }) => {
  await openConsole(page, '/admin/achievements');
  await page.getByLabel('Counts').selectOption('Spending');
  await page.getByLabel('Order').selectOption('Most points first');
  await expect(page).toHaveURL(/type=spending&sort=points/);
  const rows = page.getByRole('table', { name: 'Achievements' }).locator('tbody tr');
  await expect(rows.first()).toContainText('High roller');
  await expect(rows.first()).toContainText('Spend ₦');
  await page.reload();
  await expect(rows.first()).toContainText('High roller');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByLabel('Counts')).toHaveValue('');
});
