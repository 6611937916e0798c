import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { CONSOLE_SCREENS, PORTAL_SCREENS, type Screen } from './screens.ts';
import { signIn } from './visit.ts';

const PORTAL_KB = 120;
const CONSOLE_KB = 180;
const BUILD = path.join(process.cwd(), '.next');
const SCRIPT = /static\/chunks\/[\w~.-]+\.js/g;

type Manifest = { readonly rootMainFiles: string[]; readonly polyfillFiles: string[] };

const sizes = new Map<string, Promise<number>>();

/** What a script weighs on the wire, in bytes. */
function weightOf(script: string): Promise<number> {
  const known = sizes.get(script) ?? readFile(path.join(BUILD, script)).then((text) => gzipSync(text).length);
  sizes.set(script, known);
  return known;
}

/** Kilobytes of compressed JavaScript a page names in its HTML, beyond what Next.js and React themselves are. */
async function kilobytesOf(request: APIRequestContext, address: string): Promise<number> {
  const { rootMainFiles, polyfillFiles } = JSON.parse(
    await readFile(path.join(BUILD, 'build-manifest.json'), 'utf8'),
  ) as Manifest;
  const response = await request.get(address);
  expect(response.url()).toContain(address);
  const named = new Set((await response.text()).match(SCRIPT) ?? []);
  for (const framework of [...rootMainFiles, ...polyfillFiles]) named.delete(framework);
  expect(named.size).toBeGreaterThan(0);
  const weights = await Promise.all([...named].map(weightOf));
  return Math.round(weights.reduce((sum, weight) => sum + weight, 0) / 1024);
}

async function expectLight(request: APIRequestContext, screens: readonly Screen[], most: number): Promise<void> {
  const weights: Record<string, number> = {};
  for (const { name, path: address } of screens) weights[name] = await kilobytesOf(request, address);
  test.info().annotations.push({ type: 'kilobytes', description: JSON.stringify(weights) });
  expect(Object.entries(weights).filter(([, weight]) => weight > most)).toEqual([]);
}

test(`no page of the portal carries more than ${PORTAL_KB} KB of JavaScript`, async ({ page, product }) => {
  await expectLight(page.request, [{ name: 'sign-in', path: '/sign-in' }], PORTAL_KB);
  await signIn(page, product.demo.customer);
  await expectLight(page.request, PORTAL_SCREENS, PORTAL_KB);
});

test(`no page of the console carries more than ${CONSOLE_KB} KB of JavaScript`, async ({ page, product }) => {
  await signIn(page, product.demo.admin);
  await expectLight(page.request, CONSOLE_SCREENS, CONSOLE_KB);
});
