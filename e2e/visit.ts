import type { Page } from '@playwright/test';
import type { SignIn } from '#scripts/product/demo-file.ts';

/** Signs in as a person does, and waits for the page behind it. */
export async function signIn(page: Page, { email, password }: SignIn): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}
