import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testClock, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { countPrograms } from './count-programs.ts';
import { analyticsOf } from './queries.ts';

const { db } = await testDatabase();
const clock = testClock();
const house = testContext(db, { now: clock.now });

function readerOf(programId: string, role: 'admin' | 'customer' = 'admin') {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role };
  return testContext(db, { actor, now: clock.now });
}

it('a program is counted by a worker, and read as one row with the days of the range', async () => {
  const { id: programId } = await aProgram(house);
  const ctx = readerOf(programId);
  expect(await analyticsOf(ctx, { programId, range: '30d' })).toBeNull();
  await aPurchase(house, { programId, customer: { externalId: 'one' } });
  await aPurchase(house, { programId, customer: { externalId: 'two' } });
  await countPrograms(house);
  const view = await analyticsOf(ctx, { programId, range: '30d' });
  expect(view?.counts.days).toHaveLength(30);
  expect(view?.counts.days.reduce((sum, { purchases }) => sum + purchases, 0)).toBe(2);
  expect(view?.counts.days.reduce((sum, { revenue }) => sum + BigInt(revenue), 0n)).toBe(12_000_000n);
  expect(view?.counts.funnel).toMatchObject({ customers: 2, unlocked: 0, paid: 0 });
  expect(view?.counts.cohorts).toMatchObject([{ customers: 2, active: [2] }]);
});

it('a count is made again once something happened, and not before five minutes are over', async () => {
  const { id: programId } = await aProgram(house);
  const read = async () => (await analyticsOf(readerOf(programId), { programId, range: 'all' }))?.countedAt;
  await countPrograms(house);
  const first = await read();
  await aPurchase(house, { programId });
  await countPrograms(house);
  expect(await read()).toEqual(first);
  clock.forward(6 * 60_000);
  await aPurchase(house, { programId, orderId: newId() });
  await countPrograms(house);
  expect(await read()).toEqual(clock.now());
  clock.forward(6 * 60_000);
  const second = await read();
  await countPrograms(house);
  expect(await read()).toEqual(second);
});

it('customers see none of it, and only workers count', async () => {
  const { id: programId } = await aProgram(house);
  const customer = readerOf(programId, 'customer');
  await expect(analyticsOf(customer, { programId, range: 'all' })).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(countPrograms(readerOf(programId))).rejects.toMatchObject({ kind: 'forbidden' });
});
