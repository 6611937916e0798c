import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { dailyFigures } from '#db/schema/daily-figures.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, aRefund, TEST_NOW, testClock, testContext } from '#db/testing/factories.ts';
import { inSnapshot, runChecks } from '#server/insights/verify/verify-database.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { countFigures } from './count-figures.ts';

const { db } = await testDatabase();
const clock = testClock();
const house = testContext(db, { now: clock.now });
const DAY_MS = 86_400_000;
const OLD_MS = 10 * 60_000;
const daysAgo = (days: number) => new Date(TEST_NOW.getTime() - days * DAY_MS).toISOString();
const rowsOf = (programId: string) =>
  db.select().from(dailyFigures).where(eq(dailyFigures.programId, programId)).orderBy(asc(dailyFigures.day));

/** Counts until nothing is due. */
async function countAll(): Promise<void> {
  while ((await countFigures(house)).counted > 0);
}

it('counts every day since the first purchase, however many calls it takes', async () => {
  const { id: programId } = await aProgram(house);
  await aPurchase(house, { programId, occurredAt: daysAgo(99) });
  const first = await countFigures(house);
  expect(first).toMatchObject({ isMore: true, isBehind: true });
  await countAll();
  const rows = await rowsOf(programId);
  expect(rows).toHaveLength(100);
  expect(rows.every(({ countedAt }) => countedAt !== null)).toBe(true);
  expect(rows[0]).toMatchObject({ purchases: 1, activeCustomers: 1, revenueMinor: 6_000_000n });
});

it('a purchase that comes late, a refund and a reward change the day they belong to at the next counting', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const purchase = await aPurchase(house, { programId, occurredAt: daysAgo(1) });
  await countAll();
  await grantRewards(house, { purchaseIds: [purchase.id] });
  await aRefund(house, { purchase, amount: 2_000_000 });
  await aPurchase(house, { programId, occurredAt: daysAgo(3), amount: 100 });
  expect((await rowsOf(programId)).map(({ purchases }) => purchases)).toEqual([1, 0]);
  clock.forward(OLD_MS + 1);
  await countAll();
  const rows = await rowsOf(programId);
  expect(rows.map(({ purchases }) => purchases)).toEqual([1, 0, 1, 0]);
  expect(rows[2]).toMatchObject({ revenueMinor: 4_000_000n, unlocks: 1, pointsIssued: 100 });
  expect(rows[2]?.waits.reduce((all, count) => all + count, 0)).toBe(1);
});

it('counts nothing twice within a short time, and changes nothing where nothing happened', async () => {
  const { id: programId } = await aProgram(house);
  await aPurchase(house, { programId, occurredAt: daysAgo(2) });
  await countAll();
  const before = await rowsOf(programId);
  expect((await countFigures(house)).counted).toBe(0);
  clock.forward(OLD_MS + 1);
  await countAll();
  const numbers = (rows: typeof before) => rows.map(({ countedAt: _at, ...row }) => row);
  expect(numbers(await rowsOf(programId))).toEqual(numbers(before));
});

it('what was counted is what the books add up to, and verify says so', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default', timeZone: 'Africa/Lagos' });
  const purchase = await aPurchase(house, { programId, occurredAt: daysAgo(1) });
  await grantRewards(house, { purchaseIds: [purchase.id] });
  await aRefund(house, { purchase, amount: 2_000_000 });
  await aPurchase(house, { programId, customer: { id: purchase.userId }, amount: 100, occurredAt: daysAgo(4) });
  clock.forward(OLD_MS + 1);
  await countAll();
  const scope = { programId, settledBefore: clock.now() };
  const broken = async () => {
    const findings = await inSnapshot(db, (tx) => runChecks(tx, scope, 20));
    return findings.filter(({ name, count }) => name.startsWith('figures') && count > 0).map(({ name }) => name);
  };
  expect(await broken()).toEqual([]);
  await db.update(dailyFigures).set({ unlocks: 7 }).where(eq(dailyFigures.programId, programId));
  expect(await broken()).toEqual(['figures-of-days']);
});

it('is for the house only', async () => {
  const actor = { kind: 'anonymous' } as const;
  await expect(countFigures(testContext(db, { actor }))).rejects.toMatchObject({ kind: 'unauthenticated' });
});
