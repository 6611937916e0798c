import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, testClock, testContext } from '#db/testing/factories.ts';
import { countFigures } from '#server/insights/figures/count-figures.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { analyticsOf } from './queries.ts';

const { db } = await testDatabase();
const clock = testClock();
const house = testContext(db, { now: clock.now });
const MINUTE_MS = 60_000;

function readerOf(programId: string, role: 'admin' | 'customer' = 'admin') {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role };
  return testContext(db, { actor, now: clock.now });
}

it('a program is counted by a worker, and read with the days of the range', async () => {
  const { id: programId } = await aProgram(house);
  const ctx = readerOf(programId);
  expect(await analyticsOf(ctx, { programId, range: '30d' })).toBeNull();
  await aPurchase(house, { programId, customer: { externalId: 'one' } });
  await aPurchase(house, { programId, customer: { externalId: 'two' } });
  await countFigures(house);
  const view = await analyticsOf(ctx, { programId, range: '30d' });
  expect(view?.counts.steps).toHaveLength(30);
  expect(view?.counts.steps.reduce((sum, { purchases }) => sum + purchases, 0)).toBe(2);
  expect(view?.counts.steps.reduce((sum, { revenue }) => sum + revenue, 0n)).toBe(12_000_000n);
  expect(view?.counts.funnel).toMatchObject({ customers: 2, unlocked: 0, paid: 0 });
  expect(view?.counts.cohorts).toMatchObject([{ customers: 2, active: [2] }]);
});

it('how it stands is counted again once something happened: a purchase, or a new customer', async () => {
  const { id: programId } = await aProgram(house);
  const read = async () => (await analyticsOf(readerOf(programId), { programId, range: 'all' }))?.countedAt;
  const count = async () => {
    await countFigures(house);
    return read();
  };
  const first = await count();
  await aPurchase(house, { programId });
  expect(await count()).toEqual(first);
  for (const happen of [
    () => aPurchase(house, { programId, orderId: newId() }),
    () => aCustomer(house, { programId }),
  ]) {
    clock.forward(MINUTE_MS);
    await happen();
    expect(await count()).toEqual(clock.now());
  }
  const last = await read();
  clock.forward(MINUTE_MS);
  expect(await count()).toEqual(last);
});

it('customers see none of it, and only workers count', async () => {
  const { id: programId } = await aProgram(house);
  const customer = readerOf(programId, 'customer');
  await expect(analyticsOf(customer, { programId, range: 'all' })).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(countFigures(readerOf(programId))).rejects.toMatchObject({ kind: 'forbidden' });
});
