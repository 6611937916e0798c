import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import { adjustPoints } from './adjust-points.ts';
import { grantRewards } from './grant-rewards.ts';
import { rereadCustomer } from './reread-customer.ts';
import { expectSoundBooks } from './testing/sound-books.ts';

const { db } = await testDatabase();
const house = testContext(db);

async function customer() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const purchase = await aPurchase(house, { programId });
  await grantRewards(house, { purchaseIds: [purchase.id] });
  const person: Actor = { kind: 'person', userId: newId(), programId, role: 'admin', confirmedAt: TEST_NOW };
  return { programId, customerId: purchase.userId, admin: testContext(db, { actor: person }), person };
}

const points = async ({ programId, customerId }: { programId: string; customerId: string }) =>
  (await customerById(db, programId, customerId)).totalPoints;

it('adds to the ledger and to the total, once however often the same form is sent', async () => {
  const one = await customer();
  const adjustment = { points: 40, reason: 'a late delivery', key: newId() };
  expect(await adjustPoints(one.admin, { ...one, adjustment })).toEqual({ points: 140, created: true });
  expect(await adjustPoints(one.admin, { ...one, adjustment })).toEqual({ points: 140, created: false });
  expect(await points(one)).toBe(140);
});

it('takes points away as well, and the books stay right', async () => {
  const one = await customer();
  await adjustPoints(one.admin, { ...one, adjustment: { points: -30, reason: 'a mistake', key: newId() } });
  expect(await points(one)).toBe(70);
  expect(await rereadCustomer(one.admin, one)).toMatchObject({ isChanged: false });
  await expectSoundBooks(db);
});

it('needs a recent password, a reason, and an admin of the program', async () => {
  const one = await customer();
  const adjustment = { points: 10, reason: 'kindness', key: newId() };
  const late = testContext(db, { actor: { ...one.person, confirmedAt: null } });
  await expect(adjustPoints(late, { ...one, adjustment })).rejects.toMatchObject({ code: 'confirmation_required' });
  const silent = { ...one, adjustment: { ...adjustment, reason: '' } };
  await expect(adjustPoints(one.admin, silent)).rejects.toMatchObject({ code: 'validation_failed' });
  const other = await customer();
  await expect(adjustPoints(other.admin, { ...one, adjustment })).rejects.toMatchObject({ kind: 'not_found' });
  expect(await points(one)).toBe(100);
});

it('knows no customer of another program, neither to add points nor to read the history again', async () => {
  const [ours, theirs] = [await customer(), await customer()];
  const foreign = { programId: ours.programId, customerId: theirs.customerId };
  const adjustment = { points: 40, reason: 'a late delivery', key: newId() };
  await expect(rereadCustomer(ours.admin, foreign)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(adjustPoints(ours.admin, { ...foreign, adjustment })).rejects.toMatchObject({ kind: 'not_found' });
  expect(await points(theirs)).toBe(100);
  await expectSoundBooks(db);
});
