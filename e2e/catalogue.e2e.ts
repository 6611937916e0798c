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
  await expect(page.getByText(`Key for the API: ${name.toLowerCase().replaceAll(' ', '-')}`)).toBeVisible();
  await walkTo(page, page.getByRole('textbox', { name: 'Points', exact: true }));
  await write(page, '75');

  const first = page.getByRole('group', { name: 'Condition 1.1', exact: true });
  await walkTo(page, page.getByRole('group', { name: 'Only purchases where' }).getByRole('button'));
  await page.keyboard.press('Enter');
  await expect(first.getByLabel('Field')).toBeFocused();
  await walkTo(page, first.getByLabel('Value'));
  await page.keyboard.type('2500');

  const second = page.getByRole('group', { name: 'Condition 1.2.1', exact: true });
  await walkTo(page, page.getByRole('button', { name: 'Add: Group (either … or), Group 1', exact: true }));
  await page.keyboard.press('Enter');
  await chooseByArrows(page, second.getByLabel('Field'), 'Channel');
  await walkTo(page, second.getByLabel('Value'));
  await page.keyboard.type('app');

  const third = page.getByRole('group', { name: 'Condition 1.2.2', exact: true });
  await walkTo(page, page.getByRole('button', { name: 'Add: Or …, Group 1.2', exact: true }));
  await page.keyboard.press('Enter');
  await chooseByArrows(page, third.getByLabel('Field'), 'Category');
  await walkTo(page, third.getByLabel('Value'));
  await page.keyboard.type('toys');
  await page.keyboard.press('Enter');
  const sentence = 'Make a purchase of at least ₦2,500 and either in the app or with something from toys.';
  await expect(page.getByText(sentence).first()).toBeVisible();

  await walkTo(page, page.getByRole('switch', { name: 'With a made-up purchase' }));
  await page.keyboard.press('Space');
  await walkTo(page, page.getByRole('button', { name: 'Try it' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Amount (NGN)')).toBeFocused();
  await expect(page.getByText('Write what it would be worth.')).toBeVisible();
  await expect(page.getByText('Some fields need another look')).toHaveCount(0);
  await page.keyboard.type('3,000');
  await walkTo(page, page.getByRole('button', { name: 'Try it' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The purchase does not count')).toBeVisible();
  await walkTo(page, page.getByLabel('Channel', { exact: true }), 'Shift+Tab');
  await write(page, 'app');
  await expect(page.getByText('The purchase does not count')).toBeHidden();
  await expect(page.getByText('Something was changed since this was tried. Try it again.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The purchase unlocks it')).toBeVisible();
  await expect(page.getByText('+75 points')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Enter');
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

test('an unfinished rule is not published: the focus goes to the first gap, and every gap says what it wants', async ({
  page,
}) => {
  await openConsole(page, '/admin/achievements/new');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await page.getByRole('button', { name: 'Add a condition' }).first().click();
  await expect(page.getByText('A condition is not finished yet, so it is left out here.')).toBeVisible();
  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(name).toBeFocused();
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await page.keyboard.type(`Unfinished ${aWord()}`);
  await page.keyboard.press('ControlOrMeta+Enter');
  const condition = page.getByRole('group', { name: 'Condition 1.1', exact: true });
  await expect(condition.getByRole('alert')).toHaveText('Finish this condition, or remove it.');
  await expect(condition.getByLabel('Value')).toBeFocused();
  await page.keyboard.type('2500');
  await expect(condition.getByRole('alert')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Points', exact: true }).fill('-50');
  await expect(page.getByText('A whole number, 0 or more.')).toBeVisible();
  await expect(page.getByText('One field needs another look').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Points', exact: true }).fill('50');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('dialog').getByText('Make a purchase of at least ₦2,500.')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
});

test('either this or that takes one click, and a condition moves into the choice', async ({ page }) => {
  await openConsole(page, '/admin/achievements/new');
  await page.getByRole('button', { name: 'Weekend purchases' }).click();
  await page.getByRole('button', { name: 'Or something else instead of Condition 1' }).click();
  const second = page.getByRole('group', { name: 'Condition 1.1.2', exact: true });
  await expect(second.getByLabel('Field')).toBeFocused();
  await second.getByLabel('Field').selectOption('Channel');
  await second.getByLabel('Value').fill('app');
  await page.getByRole('button', { name: 'Add: And …, Group 1', exact: true }).click();
  await page.getByRole('group', { name: 'Condition 1.2', exact: true }).getByLabel('Value').fill('20000');
  const sentence = 'Make 3 purchases of at least ₦20,000 and either in the app or on a Saturday or Sunday.';
  await expect(page.getByText(sentence).first()).toBeVisible();
  await page.getByRole('button', { name: 'Move Condition 1.2 up' }).click();
  await expect(page.getByRole('button', { name: 'Move Condition 1.1.3 up' })).toBeFocused();
  await page.getByRole('button', { name: 'Move Condition 1.1.3 down' }).click();
  await expect(page.getByText(sentence).first()).toBeVisible();
});

test('a word that the shop does not use is told, and its own one is a click away', async ({ page }) => {
  await openConsole(page, '/admin/achievements/new');
  await page.getByRole('button', { name: 'Add a condition' }).first().click();
  const condition = page.getByRole('group', { name: 'Condition 1.1', exact: true });
  await condition.getByLabel('Field').selectOption('Channel');
  await condition.getByLabel('Comparison').selectOption('is');
  const value = condition.getByLabel('Value');
  await value.fill('App');
  await expect(condition.getByRole('status')).toHaveText('No recent purchase has “App”. Did you mean “app”?');
  await condition.getByRole('button', { name: '“app”?' }).click();
  await expect(value).toHaveValue('app');
  await expect(condition.getByText(/No recent purchase/)).toHaveCount(0);
});

test('a rule starts from an example, is still there after a look elsewhere and after a reload, and its publishing is undone', async ({
  page,
}) => {
  const name = `Weekend ${aWord()}`;
  await openConsole(page, '/admin/achievements/new');
  await page.getByRole('button', { name: 'Weekend purchases' }).click();
  await expect(page.getByText('Make 3 purchases on a Saturday or Sunday.').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  const points = page.getByRole('textbox', { name: 'Points' });
  await points.click();
  await expect.poll(() => points.evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(0);
  await page.keyboard.type('250');
  await expect(points).toHaveValue('250');
  await page.getByLabel('Within').selectOption('one month');
  await page.getByRole('button', { name: 'An amount spent' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  const sentence = 'Make 3 purchases on a Saturday or Sunday within one calendar month.';
  await expect(page.getByText(sentence).first()).toBeVisible();

  await page.getByRole('link', { name: 'Badges', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Badges' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('You left this unpublished. It is as you left it.')).toBeVisible();
  await expect(page.getByText(sentence).first()).toBeVisible();

  page.on('dialog', (asked) => asked.accept());
  await page.reload();
  await expect(page.getByText('You left this unpublished. It is as you left it.')).toBeVisible();
  await expect(page.getByText(sentence).first()).toBeVisible();

  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(page.getByText('Gives 250 points · Bronze · Can be unlocked once')).toBeVisible();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${name} is switched off`)).toBeVisible();
});

test.describe('while the server is away', () => {
  test.use({ provoked: /achievements\.save|ERR_FAILED|Failed to fetch/ });

  test('publishing says so, and nothing that was typed is lost', async ({ page }) => {
    await openConsole(page, '/admin/achievements/weekend-shopper');
    const points = page.getByRole('textbox', { name: 'Points', exact: true });
    await points.fill('205');
    await page.route('**/api/trpc/catalogue.achievements.save**', (route) => route.abort());
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await expect(page.getByText(/We could not be reached, so nothing was published/)).toBeVisible();
    await expect(points).toHaveValue('205');
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect(points).toHaveValue('200');
  });
});

test.describe('two admins at one rule', () => {
  test.use({ provoked: /achievements\.save|status of 409/ });

  test('never overwrite each other unasked', async ({ page, context }) => {
    const name = `Contested ${aWord()}`;
    await openConsole(page, '/admin/achievements/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    // Nobody else's purchases may meet it.
    await page.getByRole('textbox', { name: 'How many' }).fill('900');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.waitForURL(/\/contested-/);
    await expect(page.getByRole('heading', { name })).toBeVisible();
    const points = page.getByRole('textbox', { name: 'Points', exact: true });
    await points.fill('70');

    const other = await context.newPage();
    await openConsole(other, page.url());
    await other.getByRole('textbox', { name: 'Points', exact: true }).fill('90');
    await other.getByRole('button', { name: 'Publish…' }).click();
    const changes = other.getByRole('dialog').getByRole('region', { name: 'What changes' });
    await expect(changes.getByRole('deletion')).toHaveText('50');
    await expect(changes.getByRole('insertion')).toHaveText('90');
    await other.getByRole('button', { name: 'Publish now' }).click();
    await expect(other.getByText(`${name} is published as version 2`)).toBeVisible();
    await other.close();

    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await expect(page.getByText(/published version 2 while you were editing/)).toBeVisible();
    await expect(points).toHaveValue('70');
    await page.getByRole('button', { name: 'Drop mine, show version 2' }).click();
    await expect(points).toHaveValue('90');
  });
});

test('the calculator shows the working of a rule with the bonus of a badge', async ({ page }) => {
  await openConsole(page, '/admin/cashback-rules');
  await page.getByLabel('Purchase (NGN)').fill('60,000');
  await page.getByLabel('Badge', { exact: true }).selectOption('Gold');
  await expect(page.getByText('5% band + 1% Gold = 6%')).toBeVisible();
  await expect(page.getByText('6% of ₦60,000.00 = ₦3,600.00')).toBeVisible();
});
