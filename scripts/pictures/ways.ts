import type { Page } from '@playwright/test';
import type { Screen } from '#e2e/screens.ts';
import { isAwake } from '#e2e/visit.ts';

/** A page, and what somebody does there before its picture is taken. */
export type Way = Screen & { readonly walk?: (page: Page) => Promise<void> };

/** What the pages of the portal open. */
export const PORTAL_WAYS: readonly Way[] = [
  { name: 'achievement-story', path: '/achievements', walk: (page) => openStory(page, 'Collector') },
  { name: 'purchase-story', path: '/activity?show=purchases', walk: openPurchase },
];

/** What the pages of the console open; the purchase is one that a worker took up while the clock went on. */
export function consoleWays(purchaseId: string): readonly Way[] {
  const purchase = `/admin/purchases/${purchaseId}`;
  return [
    { name: 'console-customer', path: '/admin/customers?level=4', walk: (page) => openRow(page, /@/) },
    { name: 'console-achievement', path: '/admin/achievements', walk: (page) => openRow(page, /^Weekend shopper/) },
    { name: 'console-purchase', path: purchase },
    { name: 'console-refund', path: purchase, walk: askForRefund },
    { name: 'console-palette', path: '/admin', walk: (page) => search(page, 'ada') },
  ];
}

async function openStory(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'What counted' }).waitFor();
}

async function openPurchase(page: Page): Promise<void> {
  await page.getByRole('article').first().getByRole('link').first().click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Why not more' }).waitFor();
}

/** Pages behind a row of a list are opened as a person would. */
async function openRow(page: Page, row: RegExp): Promise<void> {
  await page.locator('[data-row-opening]').filter({ hasText: row }).first().click();
  await page.waitForURL(/\/admin\/[a-z]+\/[^?]+$/);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function askForRefund(page: Page): Promise<void> {
  await isAwake(page);
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await page.getByRole('dialog', { name: 'Refund' }).getByText(/→/).first().waitFor();
}

async function search(page: Page, text: string): Promise<void> {
  await isAwake(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill(text);
  const found = page.getByRole('button', { name: new RegExp(text, 'i') });
  await found.first().waitFor();
}
