import type { Page } from '@playwright/test';
import { aProgram, buys } from './a-program.ts';
import { expect, test } from './fixtures.ts';
import { aWord } from './orders.ts';
import { expectSound } from './soundness.ts';
import { openConsole, signIn } from './visit.ts';

/** What history would change is only true as long as nobody changes another rule of the program: this one is nobody else's. */
const OWN = { name: 'Early birds', currency: 'NGN', timeZone: 'Africa/Lagos', locale: 'en-NG' };

/** Fills in a rule that one purchase of this channel meets. */
async function aRuleFor(page: Page, name: string, channel: string): Promise<void> {
  await openConsole(page, '/admin/achievements/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add a condition' }).first().click();
  const condition = page.getByRole('group', { name: 'Condition 1.1', exact: true });
  await condition.getByLabel('Field').selectOption('Channel');
  await condition.getByLabel('Value').fill(channel);
}

test('a new achievement is given for what was bought before, one edited takes it back, and an archived one is over', async ({
  page,
  product,
}) => {
  test.slow();
  const { programId, admin } = await aProgram(product, OWN);
  await signIn(page, admin);
  const channel = aWord();
  const name = `Early bird ${channel}`;
  const key = `early-bird-${channel}`;
  for (const amount of [100_000, 300_000]) {
    await buys(product, programId, { email: `bird-${amount}@example.com`, currency: 'NGN', amount, channel });
  }
  const dialog = page.getByRole('dialog');
  const publish = async () => {
    await page.getByRole('button', { name: 'Publish…' }).click();
    await dialog.getByLabel('For all of history').check();
    await dialog.getByRole('button', { name: 'Show who changes' }).click();
    await expect(dialog.getByText('If it had always been this way')).toBeVisible();
  };

  await aRuleFor(page, name, channel);
  await publish();
  await expect(dialog.getByRole('table').getByRole('row')).toHaveCount(3);
  await expect(dialog.getByRole('table').getByRole('row').nth(1)).toContainText('Bronze');
  await expectSound(page, { what: 'what history would change', within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Publish, and change 2 customers' }).click();
  await expect(dialog.getByText('Done: 2 customers were changed')).toBeVisible();
  // Behind the dialog stands what is published now, not the form it was made in.
  await expect(page.locator('h1')).toHaveText(name);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page).toHaveURL(new RegExp(`/admin/achievements/${key}$`));
  await expect(page.getByText(/Unlocked by 2 of/)).toBeVisible();

  await page.getByRole('button', { name: 'Add: And …, Group 1' }).click();
  await page.getByRole('group', { name: 'Condition 1.2', exact: true }).getByLabel('Value').fill('2000');
  await publish();
  await expect(dialog.getByRole('table').getByRole('row').nth(1)).toContainText('−1');
  await dialog.getByRole('button', { name: 'Publish, and change 1 customer' }).click();
  await expect(dialog.getByText('Done: 1 customer was changed')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText(/Unlocked by 1 of/)).toBeVisible();

  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText('Counts for all of history')).toHaveCount(2);
  await page.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(dialog.getByRole('heading', { name: 'What changes' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('group', { name: 'Condition 1.2', exact: true })).toHaveCount(0);

  await openConsole(page, '/admin/achievements');
  const active = page.getByRole('switch', { name: `${name} is active` });
  await active.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(`${name} is switched off`)).toBeVisible();
  await expect(active).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${name} can be unlocked again`)).toBeVisible();
  await expect(active).toBeChecked();

  await openConsole(page, `/admin/achievements/${key}`);
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(dialog.getByText(/Nobody can unlock it any more/)).toBeVisible();
  await expectSound(page, { what: 'archiving', within: '[role=dialog]' });
  await dialog.getByRole('textbox').fill(key);
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByText(`${name} is archived`)).toBeVisible();
  await expect(page.getByRole('switch', { name: `${name} is active` })).toHaveCount(0);

  await openConsole(page, '/admin/audit');
  const done = (what: string) => page.getByRole('row').filter({ hasText: name }).filter({ hasText: what });
  await expect(done('Switched an achievement off')).toHaveCount(1);
  await expect(done('Switched an achievement on')).toHaveCount(1);
  await expect(done('Published version 2 of an achievement')).toHaveCount(1);
});
