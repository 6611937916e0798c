import { expect, type Page } from '@playwright/test';
import type { SignIn } from '#scripts/product/demo-file.ts';

/** Signs in as a person does, and waits for the page behind it. `way` is where they wanted to go. */
export async function signIn(page: Page, { email, password }: SignIn, way?: string): Promise<void> {
  await page.goto(way === undefined ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(way)}`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

/** Opens a page of the console and waits until its buttons answer; keys are kept before that. */
export async function openConsole(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await isAwake(page);
}

/** Until then a click on a button of the console goes nowhere. */
export async function isAwake(page: Page): Promise<void> {
  await expect(page.locator('[data-console=ready]')).toBeAttached();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
