import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';

/** How a page is looked at. */
export type Look = {
  readonly suffix: '' | '-phone';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor: number;
  readonly scheme: 'light' | 'dark';
};

const SCHEMES = ['light', 'dark'] as const;
const DESK = { suffix: '', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 } as const;
const PHONE = { suffix: '-phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 } as const;

export const AT_A_DESK: Look = { ...DESK, scheme: 'light' };
export const LOOKS: readonly Look[] = [DESK, PHONE].flatMap((width) => SCHEMES.map((scheme) => ({ ...width, scheme })));

/** What is drawn after the data came: fonts, plots, notes that go. */
const SETTLED_MS = 900;

/** A browser's window of its own for one look, closed after the work. */
export async function asVisitor(
  browser: Browser,
  baseURL: string,
  { suffix, viewport, deviceScaleFactor, scheme }: Look,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const isPhone = suffix === '-phone';
  const context = await browser.newContext({
    baseURL,
    viewport,
    deviceScaleFactor,
    colorScheme: scheme,
    isMobile: isPhone,
    hasTouch: isPhone,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  await work(await context.newPage());
  await context.close();
}

/** Puts away a note that is not what the picture is of. */
export async function closeNote(page: Page): Promise<void> {
  const note = page.getByRole('status').getByRole('button', { name: 'Close' }).first();
  if (await note.isVisible()) await note.click();
}

/** Takes the page as it is, once it has come to rest. A picture of few colours weighs a third, and nobody sees it. */
export async function shoot(page: Page, name: string, { suffix, scheme }: Look, folder: string): Promise<void> {
  const file = path.join(folder, `${name}${suffix}-${scheme}.webp`);
  await page.waitForFunction(() => !document.querySelector('.skeleton-bar, .mantine-Skeleton-root'));
  await page.waitForTimeout(SETTLED_MS);
  const shot = await page.screenshot({ animations: 'disabled' });
  const fewColours = await sharp(shot).png({ palette: true, quality: 92, effort: 7 }).toBuffer();
  await sharp(fewColours).webp({ lossless: true, effort: 6 }).toFile(file);
  process.stdout.write(`${path.basename(file)} (${Math.round((await readFile(file)).length / 1024)} KB)\n`);
}
