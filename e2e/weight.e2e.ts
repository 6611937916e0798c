import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
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
  const [sent = address] = address.split('#');
  const response = await request.get(sent);
  expect(response.url()).toContain(sent);
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

test(`no door of the house carries more than ${PORTAL_KB} KB of JavaScript`, async ({ request }) => {
  await expectLight(request, OPEN_SCREENS, PORTAL_KB);
});

test.describe('for customers', () => {
  test.use({ who: 'customer' });
  test(`no page of the portal carries more than ${PORTAL_KB} KB of JavaScript`, async ({ page }) => {
    await expectLight(page.request, PORTAL_SCREENS, PORTAL_KB);
  });
});

test.describe('for admins', () => {
  test.use({ who: 'admin' });
  test(`no page of the console carries more than ${CONSOLE_KB} KB of JavaScript`, async ({ page, product }) => {
    const { customerId, purchaseId } = await aRecord(page.request, product);
    const parts = [...customerParts(customerId), ...purchaseParts(purchaseId)];
    await expectLight(page.request, [...CONSOLE_SCREENS, ...RULE_PARTS, ...OPERATION_PARTS, ...parts], CONSOLE_KB);
  });
});
