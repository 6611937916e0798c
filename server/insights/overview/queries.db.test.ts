import { expect, it } from 'vitest';
import { workerHeartbeats } from '#db/schema/workers.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { overviewCounts } from './queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

const person = (programId: string, role: 'admin' | 'customer') => {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role };
  return testContext(db, { actor });
};

it('counts what one program holds, and nothing of another', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const rewarded = await aPurchase(house, { programId });
  await grantRewards(house, { purchaseIds: [rewarded.id] });
  await aPurchase(house, { programId, customer: { id: rewarded.userId }, amount: 1_000_000 });
  await aCustomer(house, { programId });
  await aPurchase(house);
  await db
    .insert(workerHeartbeats)
    .values({ id: newId(), host: 'here', pid: 1, startedAt: TEST_NOW, seenAt: TEST_NOW });
  const counts = await overviewCounts(person(programId, 'admin'), programId);
  expect(counts).toMatchObject({
    currency: 'NGN',
    customers: 2,
    purchases: 2,
    purchasesWaiting: 1,
    revenue: 7_000_000n,
    unlocks: 1,
    pointsIssued: 100,
    cashbackPaid: 0n,
    cashbackOwed: 300_000n,
    cashbackFailed: 0,
    workersAlive: 1,
  });
  expect(counts.ladder.map(({ name, holders }) => [name, holders])).toEqual([
    ['Bronze', 1],
    ['Silver', 0],
    ['Gold', 0],
    ['Platinum', 0],
    ['Diamond', 0],
  ]);
});

it('of a program without anything is zeros', async () => {
  const { id: programId } = await aProgram(house);
  const counts = await overviewCounts(person(programId, 'admin'), programId);
  expect(counts).toMatchObject({ customers: 0, purchases: 0, revenue: 0n, unlocks: 0, cashbackPaid: 0n, ladder: [] });
});

it('is for admins of the program only', async () => {
  const [{ id: ours }, { id: theirs }] = [await aProgram(house), await aProgram(house)];
  await expect(overviewCounts(person(ours, 'customer'), ours)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(overviewCounts(person(theirs, 'admin'), ours)).rejects.toMatchObject({ kind: 'not_found' });
});
