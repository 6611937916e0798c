import { expect, it } from 'vitest';
import { standingFigures } from '#db/schema/standing-figures.ts';
import { workerHeartbeats } from '#db/schema/workers.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { countFigures } from '#server/insights/figures/count-figures.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { overviewFigures } from './figures-queries.ts';
import { overviewAttention, overviewCounts } from './queries.ts';

const { db } = await testDatabase();
const house = testContext(db);
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(TEST_NOW.getTime() - days * DAY_MS);

const person = (programId: string, role: 'admin' | 'customer') => {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role };
  return testContext(db, { actor });
};

it('counts the customers of one program and who holds which badge', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const rewarded = await aPurchase(house, { programId });
  await grantRewards(house, { purchaseIds: [rewarded.id] });
  await aCustomer(house, { programId });
  await aPurchase(house);
  const counts = await overviewCounts(person(programId, 'admin'), programId);
  expect(counts.customers).toBe(2);
  expect(counts.ladder.map(({ name, holders }) => [name, holders])).toEqual([
    ['Bronze', 1],
    ['Silver', 0],
    ['Gold', 0],
    ['Platinum', 0],
    ['Diamond', 0],
  ]);
});

it('tells of a large program what a worker counted last', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const funnel = { customers: 40_000, bought: 30_000, unlocked: 20_000, badged: 10_000, paid: 5_000 };
  const badges = [{ level: 1, name: 'Bronze', color: '#a9683a', holders: 10_000 }];
  const standing = { funnel, badges, achievements: [] };
  await db.insert(standingFigures).values({ programId, countedAt: TEST_NOW, tookMs: 1, standing });
  const told = await overviewCounts(person(programId, 'admin'), programId);
  expect(told).toMatchObject({ customers: 40_000, ladder: badges });
});

it('adds up the last days and as many before them, today as it stands now', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const today = await aPurchase(house, { programId, occurredAt: TEST_NOW.toISOString() });
  await aPurchase(house, {
    programId,
    customer: { id: today.userId },
    amount: 1_000_000,
    occurredAt: daysAgo(2).toISOString(),
  });
  await aPurchase(house, { programId, amount: 500_000, occurredAt: daysAgo(8).toISOString() });
  await grantRewards(house, { purchaseIds: [today.id] });
  await countFigures(house);
  const late = await aPurchase(house, { programId, amount: 100_000, occurredAt: TEST_NOW.toISOString() });
  expect(late.programId).toBe(programId);
  const figures = await overviewFigures(person(programId, 'admin'), { programId, days: 7 });
  expect(figures.days.map(({ day, purchases }) => [day, purchases])).toEqual([
    ['2026-11-14', 0],
    ['2026-11-15', 0],
    ['2026-11-16', 0],
    ['2026-11-17', 0],
    ['2026-11-18', 1],
    ['2026-11-19', 0],
    ['2026-11-20', 2],
  ]);
  expect(figures.now).toMatchObject({
    purchases: 3,
    revenue: 7_100_000n,
    unlocks: 1,
    pointsIssued: 100,
    cashbackOwed: 300_000n,
  });
  expect(figures.before).toMatchObject({ purchases: 1, revenue: 500_000n, unlocks: 0 });
  expect(figures.uncounted).toBe(0);
});

it('a day ends at midnight where the program is', async () => {
  const { id: programId } = await aProgram(house);
  await aPurchase(house, { programId, occurredAt: '2026-11-18T22:59:59.999Z' });
  await aPurchase(house, { programId, occurredAt: '2026-11-18T23:00:00.000Z' });
  await countFigures(house);
  const { days } = await overviewFigures(person(programId, 'admin'), { programId, days: 7 });
  expect(days.filter(({ purchases }) => purchases > 0).map(({ day }) => day)).toEqual(['2026-11-18', '2026-11-19']);
});

it('of a program without anything is zeros, and no rates', async () => {
  const { id: programId } = await aProgram(house);
  const figures = await overviewFigures(person(programId, 'admin'), { programId, days: 30 });
  expect(figures.days).toHaveLength(30);
  expect(figures.now).toMatchObject({ purchases: 0, revenue: 0n, failureBps: null, rewardedWithinMs: null });
});

it('names what a person should look at', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  await aPurchase(house, { programId });
  await db
    .insert(workerHeartbeats)
    .values({ id: newId(), host: 'here', pid: 1, startedAt: TEST_NOW, seenAt: TEST_NOW });
  const seen = await overviewAttention(person(programId, 'admin'), programId);
  expect(seen).toMatchObject({
    workersAlive: 1,
    purchasesWaiting: 1,
    purchasesDead: 0,
    payoutsFailed: 0,
    payoutsToReview: 0,
  });
  expect(seen.neverUnlocked).toEqual([]);
  const later = { ...person(programId, 'admin'), now: () => new Date(Date.now() + 40 * DAY_MS) };
  expect((await overviewAttention(later, programId)).neverUnlocked.length).toBeGreaterThan(3);
});

it('is for admins of the program only', async () => {
  const [{ id: ours }, { id: theirs }] = [await aProgram(house), await aProgram(house)];
  for (const read of [overviewCounts, overviewAttention]) {
    await expect(read(person(ours, 'customer'), ours)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(read(person(theirs, 'admin'), ours)).rejects.toMatchObject({ kind: 'not_found' });
  }
  const wanted = { programId: ours, days: 7 } as const;
  await expect(overviewFigures(person(ours, 'customer'), wanted)).rejects.toMatchObject({ kind: 'forbidden' });
});
