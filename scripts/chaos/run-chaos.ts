import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { isPassing } from '#db/faults.ts';
import { isBroken } from '#server/insights/verify/check.ts';
import { replayCustomers } from '#server/insights/verify/replay-customers.ts';
import { findingLines } from '#server/insights/verify/report.ts';
import { inSnapshot, runChecks } from '#server/insights/verify/verify-database.ts';
import { retryManyCashback } from '#server/payments/cashback/retry-cashback.ts';
import { requestReconciliation } from '#server/payments/reconciliation/request-reconciliation.ts';
import { openBooks } from '#server/payments/sandbox/books.ts';
import type { Say } from '../product/terminal.ts';
import { chanceFor } from './chance.ts';
import { type BooksComparison, compareBooks } from './compare-books.ts';
import { type Damage, disturb } from './disturb.ts';
import { FREEZE_MS, type House, startHouse } from './house.ts';
import { act } from './load.ts';
import { ourPayouts, type Tally, tallyOf } from './our-books.ts';
import { type Partner, partnerOf } from './partner.ts';
import { brokenPromises } from './promised-rows.ts';
import { Promises } from './promises.ts';
import { type Open, untilQuiet } from './quiet.ts';

export type ChaosWishes = {
  readonly root: string;
  readonly dataDir: string;
  readonly seed: number;
  /** How long everything is disturbed, in milliseconds. */
  readonly disturbedMs: number;
  /** What lies between two disturbances, on average. */
  readonly paceMs: number;
  readonly tell: Say;
  /** Aborted when a person wants it to end now: everything that was started is ended, and nothing is checked. */
  readonly givenUp: AbortSignal;
};

export type ChaosReport = {
  readonly seed: number;
  readonly disturbedMs: number;
  readonly quietAfterMs: number;
  readonly damage: Damage;
  /** Processes that ended without having been killed. */
  readonly deaths: number;
  readonly requests: Partner['counts'];
  readonly refusals: Readonly<Record<string, number>>;
  readonly promised: { readonly purchases: number; readonly refunds: number; readonly activities: number };
  readonly retried: number;
  readonly tally: Tally;
  readonly books: BooksComparison;
  readonly breaches: readonly string[];
  readonly logFile: string;
};

const TILLS = 5;
const LAST_ANSWERS_MS = 30_000;
const QUIET_WITHIN_MS = 240_000;
const RETRY_EVERY_MS = 3_000;

/** Runs the product under load while it is disturbed, lets it come to rest, and looks whether every promise was kept. */
export async function runChaos(wishes: ChaosWishes): Promise<ChaosReport> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const house = await startHouse(wishes, undo);
    return await Promise.race([chaosIn(house, wishes), untilGivenUp(wishes.givenUp)]);
  } finally {
    for (const one of undo.splice(0).reverse()) await one();
  }
}

/** Fails when a person has given up. */
async function untilGivenUp(givenUp: AbortSignal): Promise<never> {
  givenUp.throwIfAborted();
  await once(givenUp, 'abort');
  throw givenUp.reason;
}

async function chaosIn(house: House, wishes: ChaosWishes): Promise<ChaosReport> {
  const { seed, disturbedMs, tell } = wishes;
  const began = new Date();
  const end = began.getTime() + disturbedMs;
  const isOver = () => Date.now() >= end;
  const promises = new Promises();
  const partner = partnerOf(house.webUrl, house.token, () => end + LAST_ANSWERS_MS);
  tell(`  Disturbing for ${Math.round(disturbedMs / 1000)} s; what the processes say is in ${house.logFile}`);
  const loading = Array.from({ length: TILLS }, (_, nth) => loadUntil(isOver, partner, promises, seed, nth));
  const retrying = retryUntil(house, isOver);
  const victims = { ...house, sql: house.services.sql, freezeMs: FREEZE_MS };
  const damage = await disturb(victims, { ...wishes, isOver, tell: house.tell });
  await Promise.all(loading);
  const retried = await retrying;
  const rested = await rest(house, began, tell);
  const breaches = [
    ...promises.faults,
    ...rested.breaches,
    ...(await brokenPromises(house.services.sql, house.programId, promises)),
  ];
  const books = await booksOf(house);
  const deaths = [house.web, house.provider, ...house.workers].reduce((sum, one) => sum + one.deaths(), 0);
  const codes = await house.end();
  if (codes.some((code) => code !== 0))
    breaches.push(`the workers ended with ${codes.join(' and ')} when they were asked to`);
  const report = {
    seed,
    disturbedMs,
    quietAfterMs: rested.quietAfterMs,
    damage,
    deaths,
    requests: partner.counts,
    refusals: Object.fromEntries(promises.refusals),
    promised: {
      purchases: promises.purchases.size,
      refunds: promises.refunds.size,
      activities: promises.activities.size,
    },
    retried,
    tally: await tallyOf(house.services.sql, house.programId),
    books,
    breaches: [...breaches, ...books.breaches],
    logFile: house.logFile,
  };
  if (report.breaches.length === 0) await house.database.drop();
  return report;
}

async function loadUntil(
  isOver: () => boolean,
  partner: Partner,
  promises: Promises,
  seed: number,
  nth: number,
): Promise<void> {
  const name = `till-${nth}`;
  const till = { partner, promises, name, chance: chanceFor(seed, name) };
  while (!isOver()) await act(till);
}

/** What failed is tried again by an operator from time to time. Answers how often that was. */
async function retryUntil({ ctx, programId }: House, isOver: () => boolean): Promise<number> {
  let retried = 0;
  while (!isOver()) {
    await delay(RETRY_EVERY_MS);
    const answers = await retryManyCashback(ctx, { programId, limit: 40 }).catch((error: unknown) => {
      if (isPassing(error)) return [];
      throw error;
    });
    retried += answers.filter(({ outcome }) => outcome === 'retried').length;
  }
  return retried;
}

/** Lets what was begun come to its end, compares the provider's statement, and checks every promise of the books. */
async function rest(house: House, began: Date, tell: Say): Promise<{ breaches: string[]; quietAfterMs: number }> {
  const { services, ctx, programId } = house;
  const started = Date.now();
  await house.calmProvider();
  tell('  Waiting until nothing is left to do ...');
  const breaches = stillOpen(await untilQuiet(services.sql, programId, QUIET_WITHIN_MS));
  const quietAfterMs = Date.now() - started;
  await requestReconciliation(ctx, {
    programId: null,
    provider: 'sandbox',
    from: began,
    to: new Date(Date.now() + 1_000),
  });
  breaches.push(...stillOpen(await untilQuiet(services.sql, programId, QUIET_WITHIN_MS)));
  const scope = { programId: null, settledBefore: new Date() };
  const findings = await inSnapshot(services.db, async (tx) => {
    return [...(await runChecks(tx, scope, 20)), await replayCustomers(tx, scope, 'all', 20)];
  });
  breaches.push(...findings.filter(isBroken).flatMap(findingLines));
  return { breaches, quietAfterMs };
}

function stillOpen(open: Open): string[] {
  return Object.entries(open).map(
    ([what, count]) => `still to be done when it should have been quiet: ${count} ${what}`,
  );
}

async function booksOf(house: House): Promise<BooksComparison> {
  const books = openBooks(house.booksFile);
  const entries = books.list({ after: 0, limit: Number.MAX_SAFE_INTEGER });
  books.close();
  return compareBooks(entries, await ourPayouts(house.services.sql, house.programId));
}
