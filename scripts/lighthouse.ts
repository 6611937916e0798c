import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import Trace from 'lighthouse/core/gather/gatherers/trace.js';
import { freePort } from '#db/embedded/port.ts';
import { findBrowser } from '#e2e/browser.ts';
import { PORTAL_SCREENS } from '#e2e/screens.ts';
import { signIn } from '#e2e/visit.ts';
import { startThrowaway } from './product/throwaway.ts';

// `npm run lighthouse`: sign-in and every page of the portal, from the production build, as Lighthouse sees them on its phone
// preset; `npm run lighthouse 5 home badges` those pages alone, five times each. The median counts.

const [roundsAsked, ...wanted] = process.argv.slice(2);
const ROUNDS = Number(roundsAsked ?? 3);
const MOST_TRIES = 5;
const LEAST = { performance: 90, accessibility: 100, 'best-practices': 100 } as const;
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];

type Category = keyof typeof LEAST;
type Round = { readonly scores: Record<Category, number>; readonly metrics: string; readonly faults: string[] };

const CATEGORIES = Object.keys(LEAST) as Category[];
const root = process.cwd();
const folder = path.join(root, 'test-results', 'lighthouse');

// The browser that comes as a package ends its pages when this is traced. No score looks at it.
const DEADLY_CATEGORY = 'blink.webdx_feature_usage';
const categories = Trace.getDefaultTraceCategories().filter((category) => category !== DEADLY_CATEGORY);
Trace.getDefaultTraceCategories = () => categories;

await mkdir(folder, { recursive: true });
const product = await startThrowaway(root, () => undefined);
const profile = await mkdtemp(path.join(tmpdir(), 'laurel-lighthouse-'));
try {
  process.exitCode = (await measureAll()) ? 0 : 1;
} finally {
  await product.stop();
  await rm(profile, { recursive: true, force: true });
}

/** @returns whether every page reached every mark */
async function measureAll(): Promise<boolean> {
  const { demo, url } = product;
  if (!demo) throw new Error('there is no demo to measure');
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  const isGood = isWanted('sign-in') ? [await measure('sign-in', `${url}/sign-in`)] : [];
  await withBrowser(async (context) => signIn(await context.newPage(), demo.customer));
  for (const { name, path: address } of PORTAL_SCREENS) {
    if (isWanted(name)) isGood.push(await measure(name, url + address));
  }
  return isGood.every(Boolean);
}

/**
 * A browser of its own for every round, as from Lighthouse's command line: the process of a page keeps the heap of the pages
 * before it, and Lighthouse walks all of it while the next one loads. Cookies stay in the profile.
 */
async function withBrowser<T>(work: (context: BrowserContext, port: number) => Promise<T>): Promise<T> {
  const port = await freePort();
  const { args, ...launch } = findBrowser(root);
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    args: [...args, `--remote-debugging-port=${port}`],
    baseURL: product.url,
  });
  try {
    return await work(context, port);
  } finally {
    await context.close();
  }
}

async function measure(name: string, url: string): Promise<boolean> {
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const one = await measureOnce(`${name}-${round}`, url);
    process.stdout.write(`${name} ${round}: ${scoresText(one)}; ${one.metrics}\n`);
    rounds.push(one);
  }
  const ranked = rounds.toSorted((a, b) => b.scores.performance - a.scores.performance);
  const median = ranked[Math.floor(ranked.length / 2)];
  if (!median) return false;
  process.stdout.write(`${name}, median of ${rounds.length}: performance ${median.scores.performance}\n`);
  for (const fault of median.faults) process.stdout.write(`  ${fault}\n`);
  return CATEGORIES.every((category) => median.scores[category] >= LEAST[category]);
}

function scoresText({ scores }: Round): string {
  return CATEGORIES.map((category) => `${category} ${scores[category]}`).join(', ');
}

/** A browser that has only just started gives a trace without a beginning at times; then the next one is asked. */
async function reportOf(name: string, url: string) {
  for (let tries = 1; ; tries += 1) {
    const result = await withBrowser((_context, port) =>
      lighthouse(url, {
        port,
        output: 'html',
        logLevel: 'error',
        onlyCategories: CATEGORIES,
        disableStorageReset: true,
      }),
    );
    const error = result?.lhr.runtimeError;
    if (result && !error) return result;
    if (error?.code !== 'NO_NAVSTART' || tries === MOST_TRIES)
      throw new Error(`${name} could not be measured: ${error?.message ?? 'Lighthouse found nothing to measure'}`);
  }
}

async function measureOnce(name: string, url: string): Promise<Round> {
  const { lhr, report } = await reportOf(name, url);
  await writeFile(path.join(folder, `${name}.html`), String(report));
  const scoreOf = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const metrics = METRICS.map((id) => `${id} ${lhr.audits[id]?.displayValue ?? '?'}`).join(', ');
  const failed = ['accessibility', 'best-practices'].flatMap((id) =>
    (lhr.categories[id]?.auditRefs ?? []).filter(({ id: audit, weight }) => {
      const score = lhr.audits[audit]?.score;
      return weight > 0 && score !== null && score !== undefined && score < 1;
    }),
  );
  const scores = { performance: 0, accessibility: 0, 'best-practices': 0 };
  for (const category of CATEGORIES) scores[category] = scoreOf(category);
  return { scores, metrics, faults: failed.map(({ id }) => `${id}: ${lhr.audits[id]?.title}`) };
}
