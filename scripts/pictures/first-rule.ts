import type { Page } from '@playwright/test';
import { isAwake } from '#e2e/visit.ts';

/** A step of the way from the list to a published rule. What it does leaves the page as its picture shows it. */
export type Step = { readonly name: string; readonly walk: (page: Page) => Promise<void> };

const RULE = 'Weekend feast';

/** How somebody who has never seen the console publishes a rule; `docs/first-rule.md` tells it with these pictures. */
export const FIRST_RULE: readonly Step[] = [
  {
    name: 'first-rule-1',
    walk: async (page) => {
      await page.goto('/admin/achievements/new');
      await isAwake(page);
    },
  },
  {
    name: 'first-rule-2',
    walk: async (page) => {
      await page.getByRole('button', { name: 'Weekend purchases' }).click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(RULE);
    },
  },
  {
    name: 'first-rule-3',
    walk: async (page) => {
      await page.getByRole('button', { name: 'Or something else instead of Condition 1' }).click();
      const other = page.getByRole('group', { name: 'Condition 1.1.2', exact: true });
      await other.getByLabel('Field').selectOption('Channel');
      await other.getByLabel('Value').fill('app');
      await page.getByRole('button', { name: 'Add: And …, Group 1', exact: true }).click();
      await page.getByRole('group', { name: 'Condition 1.2', exact: true }).getByLabel('Value').fill('20000');
      await page
        .getByText(/at least ₦20,000/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'first-rule-4',
    walk: async (page) => {
      await page.getByRole('switch', { name: 'With a made-up purchase' }).click();
      await page.getByLabel('Amount (NGN)').fill('15,000');
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByText('The purchase does not count').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'first-rule-5',
    walk: async (page) => {
      await page.getByRole('button', { name: 'Publish…' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('For all of history').click();
      await dialog.getByRole('button', { name: 'Show who changes' }).click();
      await dialog.getByText('If it had always been this way').waitFor();
    },
  },
  {
    name: 'first-rule-6',
    walk: async (page) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^Publish/ }).click();
      await dialog.getByText(/^Done:/).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('heading', { name: RULE, level: 1 }).waitFor();
      await page.getByText('Bringing every customer in line').waitFor({ state: 'detached' });
    },
  },
];
