import { expect, test } from './fixtures.ts';
import { openConsole } from './visit.ts';

test.use({ who: 'admin' });

test('a trial names the month it counts for, and is of no use any more once the rule was changed', async ({ page }) => {
  await openConsole(page, '/admin/achievements/new');
  await page.getByRole('button', { name: 'Again every month' }).click();
  await page.getByRole('switch', { name: 'With a made-up purchase' }).check();
  await page.getByLabel('Amount (NGN)').fill('3,000');
  await page.getByRole('button', { name: 'Try it' }).click();
  const standing = page.getByRole('listitem').filter({ hasText: /^[A-Z][a-z]+ 20\d\d: 1 of 3/ });
  await expect(standing).toBeVisible();

  const target = page.getByRole('textbox', { name: 'How many', exact: true });
  await target.fill('30');
  await expect(standing).toBeHidden();
  await expect(page.getByText('Something was changed since this was tried. Try it again.')).toBeVisible();
  await target.fill('3');
  await expect(standing).toBeVisible();
  await page.getByLabel('Amount (NGN)').fill('');
  await expect(standing).toBeHidden();
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('Write what it would be worth.')).toBeVisible();
  await expect(standing).toBeHidden();
});

test('a group offers the other kind of group, and what is added begins with another field', async ({ page }) => {
  await openConsole(page, '/admin/achievements/new');
  await page.getByRole('group', { name: 'Only purchases where' }).getByRole('button').click();
  await page.getByRole('button', { name: 'Add: Group (either … or), Group 1', exact: true }).click();
  await page.getByRole('button', { name: 'Add: Group (both … and), Group 1.2', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Add: Group (either … or), Group 1.2.2', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add: And …, Group 1', exact: true }).click();
  const fieldOf = (place: string) =>
    page.getByRole('group', { name: `Condition ${place}`, exact: true }).getByLabel('Field');
  await expect(fieldOf('1.1')).toHaveValue('amount');
  await expect(fieldOf('1.2.1')).toHaveValue('currency');
  await expect(fieldOf('1.3')).toHaveValue('currency');
});
