import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

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
  throw new Error(`${String(target)} was not reached by ${key}`);
}

/** Replaces what stands in the field that has the focus. */
async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

test.beforeEach(({ page, product }) => signIn(page, product.demo.admin));

test('an admin builds a nested rule by keyboard only, simulates it and publishes it', async ({ page }) => {
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
});
