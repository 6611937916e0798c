import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expect, type ProductUnderTest, test } from './fixtures.ts';

const MOST_STOPS = 160;

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in?callbackUrl=%2Fadmin');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/admin');
  await expect(page.locator('[data-live=live]')).toBeAttached();
}

/** Walks with Tab until something has the focus, as somebody without a mouse does. */
async function walkTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} was not reached by ${key}`);
}

/** Replaces what stands in the field that has the focus. */
async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** An order of the demo's customer through the app, sent the way a shop sends it. */
async function anOrder(request: APIRequestContext, { demo }: ProductUnderTest): Promise<string> {
  const sent = await request.post('/api/v1/purchases', {
    headers: { Authorization: `Bearer ${demo.apiToken}` },
    data: {
      orderId: `C${randomBytes(4).toString('hex')}`,
      customer: { email: demo.customer.email },
      amount: 300_000,
      currency: 'NGN',
      status: 'completed',
      channel: 'app',
    },
  });
  expect(sent.status()).toBe(201);
  const { id } = (await sent.json()) as { id: string };
  return id;
}

/** What the page complains of: errors in its console, and answers that failed. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`);
  });
  return faults;
}

test.beforeEach(({ page, product }) => signIn(page, product.demo.admin));

test('an admin builds a nested rule by keyboard only, simulates it, publishes it, and a purchase meets it', async ({
  page,
  request,
  product,
}) => {
  const name = `Big app day ${randomBytes(2).toString('hex')}`;
  await page.keyboard.press('g');
  await page.keyboard.press('a');
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
  await expect(second.getByLabel('Field')).toBeFocused();
  await page.keyboard.type('Channel');
  await walkTo(page, second.getByLabel('Value'));
  await page.keyboard.type('app');

  const third = page.getByRole('group', { name: 'Condition 1.2.2', exact: true });
  await walkTo(page, page.getByRole('button', { name: 'Add: Condition, Group 1.2', exact: true }));
  await page.keyboard.press('Enter');
  await expect(third.getByLabel('Field')).toBeFocused();
  await page.keyboard.type('Category');
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

  const purchaseId = await anOrder(request, product);
  await page.goto(`/admin/purchases/${purchaseId}`);
  await expect(page.getByText(name).first()).toBeVisible();

  await page.goto(`/admin/achievements/${name.toLowerCase().replaceAll(' ', '-')}`);
  await page.getByRole('textbox', { name: 'Points', exact: true }).fill('80');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await dialog.getByLabel('For all of history').check();
  await dialog.getByRole('button', { name: 'Show who changes' }).click();
  await expect(dialog.getByText('If it had always been so')).toBeVisible();
  await expect(dialog.getByRole('table', { name: 'Customers for whom something changes' })).toBeVisible();
  await dialog.getByRole('button', { name: /^Publish, and change/ }).click();
  await expect(dialog.getByText(/^Done: /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText('Counts since always')).toBeVisible();
  await expect(page.getByText('+ 80')).toBeVisible();
});

test('what is refused is told at its field, and nothing is published', async ({ page }) => {
  await page.goto('/admin/achievements/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Unfinished');
  await page.getByRole('button', { name: 'Add a condition' }).first().click();
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  const condition = page.getByRole('group', { name: 'Condition 1.1', exact: true });
  await expect(condition.getByRole('alert')).toContainText('needs a whole number of minor units');
  await expect(page.getByText('Some fields need another look')).toBeVisible();
});

test('an achievement is switched off in the list, and on again by the undo', async ({ page }) => {
  await page.goto('/admin/achievements');
  const active = page.getByRole('switch', { name: 'Ambassador is active' });
  await active.click();
  await expect(page.getByText('Ambassador is switched off')).toBeVisible();
  await expect(active).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(active).toBeChecked();
  await expect(page.getByText('Ambassador can be unlocked again')).toBeVisible();
});

test('the calculator shows the working of a rule with the bonus of a badge', async ({ page }) => {
  await page.goto('/admin/cashback-rules');
  await page.getByLabel('Purchase (NGN)').fill('60,000');
  await page.getByLabel('Badge', { exact: true }).selectOption('Gold');
  await expect(page.getByText('5% band + 1% Gold = 6%')).toBeVisible();
  await expect(page.getByText('6% of ₦60,000.00 = ₦3,600.00')).toBeVisible();
});

const SCREENS = [
  '/admin/achievements',
  '/admin/achievements/new',
  '/admin/achievements/weekend-shopper',
  '/admin/achievements/weekend-shopper?tab=versions',
  '/admin/badges',
  '/admin/cashback-rules',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`the rules' screens are sound at ${width} px in ${colorScheme}`, async ({ page }, info) => {
      const faults = faultsOf(page);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const screen of SCREENS) {
        await page.goto(screen);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
        await expectSound(page, screen);
        await page.screenshot({
          path: info.outputPath(`${screen.replaceAll(/\W+/g, '-')}.png`),
          fullPage: true,
          caret: 'initial',
        });
      }
      await page.goto('/admin/badges');
      await page.getByRole('button', { name: /Gold/ }).click();
      await expect(page.getByRole('dialog', { name: 'Gold' })).toBeVisible();
      await expectSound(page, 'a badge');
      await page.screenshot({ path: info.outputPath('badge.png'), caret: 'initial' });
      expect(faults).toEqual([]);
    });
  }
}

async function expectSound(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`),
    what,
  ).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${what} is no wider than the page`).toBeLessThanOrEqual(0);
}
