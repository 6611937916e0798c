import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { saveBadge } from '#server/loyalty/badges/save-badge.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import { adjustPoints, undoAdjustment } from './adjust-points.ts';
import { grantRewards } from './grant-rewards.ts';
import { rereadCustomer } from './reread-customer.ts';
import { expectSoundBooks } from './testing/sound-books.ts';

const { db, sql } = await testDatabase();
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

const badgesOf = async ({ customerId }: { customerId: string }) => {
  const rows = await sql<{ name: string }[]>`
    select b.name from user_badges u join badges b on b.id = u.badge_id
     where u.user_id = ${customerId} and u.revoked_at is null order by b.level`;
  return rows.map(({ name }) => name);
};

/** A customer who bought once, in a program whose one badge asks for points alone. */
async function nearABadge() {
  const { id: programId } = await aProgram(house);
  const definition = { name: 'Collector of points', level: 1, pointsRequired: 3_000, achievementsRequired: 0 };
  await saveBadge(house, { programId, definition });
  const { id, userId: customerId } = await aPurchase(house, { programId });
  await grantRewards(house, { purchaseIds: [id] });
  const person: Actor = { kind: 'person', userId: newId(), programId, role: 'admin', confirmedAt: TEST_NOW };
  return { programId, customerId, admin: testContext(db, { actor: person }) };
}

describe('an adjustment that is undone', () => {
  it('is as if it had never been made: the badge it reached goes with it, and both lines stay', async () => {
    const one = await nearABadge();
    const before = await badgesOf(one);
    const key = newId();
    await adjustPoints(one.admin, { ...one, adjustment: { points: 5_000, reason: 'a slip', key } });
    expect((await badgesOf(one)).length).toBeGreaterThan(before.length);
    const had = await points(one);
    const undone = await undoAdjustment(one.admin, { ...one, adjustmentId: key });
    expect(undone).toEqual({ points: had - 5_000, created: true });
    expect(await badgesOf(one)).toEqual(before);
    const lines =
      await sql`select delta, note from points_ledger where user_id = ${one.customerId} and kind = 'adjustment' order by id`;
    expect([...lines]).toEqual([
      { delta: 5_000, note: 'a slip' },
      { delta: -5_000, note: 'Undone: a slip' },
    ]);
    expect(await rereadCustomer(one.admin, one)).toMatchObject({ isChanged: false });
    await expectSoundBooks(db);
  });

  it('says by an event that the badge was taken back, because of the adjustment', async () => {
    const one = await nearABadge();
    const key = newId();
    await adjustPoints(one.admin, { ...one, adjustment: { points: 5_000, reason: 'a slip', key } });
    await undoAdjustment(one.admin, { ...one, adjustmentId: key });
    const told =
      await sql`select data->>'factKind' as because from events where user_id = ${one.customerId} and type = 'badge.revoked'`;
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ because }) => because))).toEqual(new Set(['adjustment']));
  });

  it('is undone once, and what undid it is not undone', async () => {
    const one = await customer();
    const key = newId();
    await adjustPoints(one.admin, { ...one, adjustment: { points: 40, reason: 'a slip', key } });
    const both = [1, 2].map(() => undoAdjustment(one.admin, { ...one, adjustmentId: key }));
    expect((await Promise.all(both)).map(({ created }) => created).sort()).toEqual([false, true]);
    expect(await points(one)).toBe(100);
    const [undoing] = await sql<{ id: string }[]>`select id from points_ledger where undoes_id = ${key}`;
    const again = undoAdjustment(one.admin, { ...one, adjustmentId: undoing?.id ?? '' });
    await expect(again).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('may be all that ever happened to a customer', async () => {
    const { id: programId } = await aProgram(house, { catalog: 'default' });
    const { id: customerId } = await aCustomer(house, { programId });
    const key = newId();
    const admin: Actor = { kind: 'person', userId: newId(), programId, role: 'admin', confirmedAt: TEST_NOW };
    const ctx = testContext(db, { actor: admin });
    await adjustPoints(ctx, { programId, customerId, adjustment: { points: 40, reason: 'a slip', key } });
    await undoAdjustment(ctx, { programId, customerId, adjustmentId: key });
    expect(await points({ programId, customerId })).toBe(0);
    await expectSoundBooks(db);
  });

  it('belongs to its customer, and needs a recent password', async () => {
    const [one, other] = [await customer(), await customer()];
    const key = newId();
    await adjustPoints(one.admin, { ...one, adjustment: { points: 40, reason: 'a slip', key } });
    const foreign = undoAdjustment(other.admin, { ...other, adjustmentId: key });
    await expect(foreign).rejects.toMatchObject({ kind: 'not_found' });
    const late = testContext(db, { actor: { ...one.person, confirmedAt: null } });
    const unconfirmed = undoAdjustment(late, { ...one, adjustmentId: key });
    await expect(unconfirmed).rejects.toMatchObject({ code: 'confirmation_required' });
    expect(await points(one)).toBe(140);
  });
});
