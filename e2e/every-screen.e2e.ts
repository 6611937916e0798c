import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { aRecord } from './orders.ts';
import {
  CONSOLE_SCREENS,
  customerParts,
  OPEN_SCREENS,
  OPERATION_PARTS,
  PORTAL_SCREENS,
  purchaseParts,
  RULE_PARTS,
  type Screen,
} from './screens.ts';
import { expectSound } from './soundness.ts';
import { isAwake } from './visit.ts';

const HALF = Math.ceil(CONSOLE_SCREENS.length / 2);

test.describe.configure({ mode: 'parallel' });
test.slow();

/** Whole pages; the frame that stands around them all is looked at with each of them. */
async function lookAt(page: Page, screens: readonly Screen[]): Promise<void> {
  for (const { name, path } of screens) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectSound(page, { what: name });
  }
}

/** What is inside the console's frame, once its rows are there. */
async function lookInside(page: Page, screens: readonly Screen[]): Promise<void> {
  for (const { name, path } of screens) {
    await page.goto(path);
    await isAwake(page);
    await expect(page.locator('.skeleton-bar, .mantine-Skeleton-root')).toHaveCount(0);
    await expectSound(page, { what: name, within: '#content' });
  }
}

test.describe('everyone can use, wide and narrow, in the light and in the dark,', () => {
  test('the doors of the house', ({ page }) => lookAt(page, OPEN_SCREENS));

  test.describe('for customers', () => {
    test.use({ who: 'customer' });
    test('every page of the portal', ({ page }) => lookAt(page, PORTAL_SCREENS));
  });

  test.describe('for admins', () => {
    test.use({ who: 'admin' });
    test('the first pages of the console', ({ page }) => lookAt(page, CONSOLE_SCREENS.slice(0, HALF)));
    test('the other pages of the console', ({ page }) => lookAt(page, CONSOLE_SCREENS.slice(HALF)));
    test('the rules', ({ page }) => lookInside(page, RULE_PARTS));
    test('the operations', ({ page }) => lookInside(page, OPERATION_PARTS));
    test('a customer and a purchase', async ({ page, request, product }) => {
      const { customerId, purchaseId } = await aRecord(request, product);
      await lookInside(page, [...customerParts(customerId), ...purchaseParts(purchaseId)]);
    });
  });
});
