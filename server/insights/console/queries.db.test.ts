import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { programs } from '#db/schema/programs.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testContext, uniqueWord } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { createCustomer } from '#server/loyalty/customers/create-customer.ts';
import { consoleFrame, findInProgram, meantBy } from './queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

function adminOf(programId: string, role: 'admin' | 'customer' = 'admin') {
  const actor: Actor = { kind: 'person', userId: newId(), programId, role };
  return testContext(db, { actor });
}

async function people() {
  const { id: programId } = await aProgram(house);
  const make = (externalId: string, email: string, name: string) =>
    createCustomer(house, { programId, customer: { externalId, email, name } });
  const ada = await make('C-1', 'ada@example.com', 'Ada Obi');
  const adam = await make('C-2', 'second@example.com', 'Adam Bello');
  const percent = await make('100%', 'third@example.com', 'Zed');
  return { programId, ada, adam, percent };
}

it('finds customers by how their name, email or external id begins, in any case', async () => {
  const { programId, ada, adam } = await people();
  const named = async (text: string) =>
    (await findInProgram(adminOf(programId), { programId, text })).customers.map(({ id }) => id);
  expect(await named('ADA')).toEqual([ada.id, adam.id]);
  expect(await named('ada@')).toEqual([ada.id]);
  expect(await named('C-2')).toEqual([adam.id]);
  expect(await named(ada.id)).toEqual([ada.id]);
});

it('takes what is typed as text, never as a pattern', async () => {
  const { programId, percent } = await people();
  const named = async (text: string) =>
    (await findInProgram(adminOf(programId), { programId, text })).customers.map(({ id }) => id);
  expect(await named('%')).toEqual([]);
  expect(await named('_d')).toEqual([]);
  expect(await named('100%')).toEqual([percent.id]);
});

it('finds a purchase by its order id or its own id, and nothing of another program', async () => {
  const { programId } = await people();
  const orderId = uniqueWord('order');
  const purchase = await aPurchase(house, { programId, orderId, customer: { externalId: 'C-1' } });
  const ctx = adminOf(programId);
  const expected = [{ id: purchase.id, orderId, amount: 6_000_000n, currency: 'NGN', customer: 'Ada Obi' }];
  expect((await findInProgram(ctx, { programId, text: orderId })).purchases).toEqual(expected);
  expect((await findInProgram(ctx, { programId, text: purchase.id })).purchases).toEqual(expected);
  const { id: other } = await aProgram(house);
  const elsewhere = await findInProgram(adminOf(other), { programId: other, text: orderId });
  expect(elsewhere).toEqual({ customers: [], purchases: [] });
});

it('tells admins how their program writes and rounds money and tells time, and nobody else', async () => {
  const { id: programId } = await aProgram(house, { name: 'Shop' });
  await house.db
    .update(programs)
    .set({ settings: { rounding: 'down' } })
    .where(eq(programs.id, programId));
  const program = { name: 'Shop', currency: 'NGN', locale: 'en', timeZone: 'Africa/Lagos', rounding: 'down' };
  expect(await consoleFrame(adminOf(programId), programId)).toMatchObject({ program });
  await expect(consoleFrame(adminOf(programId, 'customer'), programId)).rejects.toMatchObject({ kind: 'forbidden' });
});

it('says which customers and purchases a text stands for', async () => {
  const { programId, ada } = await people();
  const orderId = uniqueWord('order');
  const purchase = await aPurchase(house, { programId, orderId, customer: { externalId: 'C-1' } });
  const ctx = adminOf(programId);
  expect(await meantBy(ctx, programId, 'ada o')).toEqual({ customerIds: [ada.id], purchaseIds: [] });
  expect(await meantBy(ctx, programId, orderId)).toEqual({ customerIds: [], purchaseIds: [purchase.id] });
  await expect(meantBy(adminOf(programId, 'customer'), programId, 'ada')).rejects.toMatchObject({ kind: 'forbidden' });
});
