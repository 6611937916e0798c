import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
/** The smallest phone, and a desk at four times its size. */
const NARROW = { width: 320, height: 640 };
/** The rules whose answer depends on how something is coloured; a scheme changes nothing else. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Rows of a long list that are drawn as those above them are; each one costs. */
const LIKE_THE_OTHERS = 'tbody tr:nth-child(n+9)';

type Looked = {
  /** Named when something is wrong. */
  readonly what: string;
  /** The part of the page that is looked at; all of it when absent. */
  readonly within?: string;
};

/** Nothing on the page, in the scheme it is in, keeps somebody from using it. */
export async function expectAccessible(page: Page, { what, within }: Looked, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (within) axe.include(within);
  axe.exclude(LIKE_THE_OTHERS);
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, what).toEqual([]);
}

/** The page is no wider than the window; plots take a moment to find out how wide that is. */
export async function expectReflow(page: Page, what: string): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow, { message: `${what} is no wider than the window` }).toBeLessThanOrEqual(0);
}

/** What is open can be used by everyone: on a phone and at a desk, in the light and in the dark. */
export async function expectSound(page: Page, looked: Looked): Promise<void> {
  await page.setViewportSize(NARROW);
  await expectReflow(page, `${looked.what} at ${NARROW.width} px`);
  for (const viewport of [PHONE, DESK]) {
    const what = `${looked.what} at ${viewport.width} px`;
    await page.setViewportSize(viewport);
    await turnTo(page, 'light');
    await expectReflow(page, what);
    await expectAccessible(page, { ...looked, what: `${what} in the light` });
    await turnTo(page, 'dark');
    await expectAccessible(page, { ...looked, what: `${what} in the dark` }, OF_COLOURS);
  }
}

/** The page follows the scheme a moment later than the browser does; what still fades then is waited for. */
async function turnTo(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator(`html[data-mantine-color-scheme=${colorScheme}]`)).toBeAttached();
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(fading.map(({ finished }) => finished));
  });
}
