import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 160;

/** Walks with Tab until something has the focus, as somebody without a mouse does. */
export async function walkTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} was not reached by ${key}`);
}

/** Replaces what stands in the field that has the focus. */
export async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Chooses in the list that has the focus by its arrows: what is typed into a list is forgotten on a busy machine. */
export async function chooseByArrows(page: Page, list: Locator, wanted: string): Promise<void> {
  await expect(list).toBeFocused();
  const chosen = () => list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text);
  const choices = await list.getByRole('option').count();
  for (let step = 0; step < choices && (await chosen()) !== wanted; step += 1) await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(wanted);
}
