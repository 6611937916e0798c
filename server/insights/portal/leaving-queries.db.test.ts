import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, aPurchase, testContext } from '#db/testing/factories.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { leavingView } from './leaving-queries.ts';

const { db, sql } = await testDatabase();
const house = testContext(db);

const as = (programId: string, userId: string) =>
  testContext(db, { actor: { kind: 'person', userId, programId, role: 'customer' } });

it('whoever leaves is told what they give up: points, badge, what is not paid yet, and store credit', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aCustomer(house, { programId });
  const buy = async () => {
    const { id } = await aPurchase(house, { programId, customer: { id: userId }, amount: 50_000_000 });
    await grantRewards(house, { purchaseIds: [id] });
    const [row] = await sql<{ id: string; amount: string }[]>`
      select id, amount::text from cashback_transactions where purchase_id = ${id} and kind = 'earn'`;
    return { id: row?.id ?? '', amount: BigInt(row?.amount ?? 0) };
  };
  const paid = await buy();
  await payCashback(house, { transactionIds: [paid.id] });
  const [waiting, heldUp] = [await buy(), await buy()];
  await sql`update cashback_transactions set status = 'processing' where id = ${heldUp.id}`;
  await sql`update cashback_transactions set status = 'failed', failed_at = now() where id = ${heldUp.id}`;
  const [person] = await sql<{ total_points: number }[]>`select total_points::int from users where id = ${userId}`;
  const [badge] = await sql<{ name: string }[]>`
    select b.name from user_badges u join badges b on b.id = u.badge_id where u.user_id = ${userId} and u.is_current`;
  expect(badge?.name).toBeTruthy();
  expect(paid.amount).toBeGreaterThan(0n);
  expect(await leavingView(as(programId, userId), userId)).toEqual({
    points: person?.total_points,
    badge: badge?.name,
    unpaid: [{ currency: 'NGN', amount: waiting.amount + heldUp.amount }],
    credit: [{ currency: 'NGN', amount: paid.amount }],
  });
});

it('whoever has nothing gives up nothing, and it is told to nobody else', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aCustomer(house, { programId });
  const { id: other } = await aCustomer(house, { programId });
  const nothing = { points: 0, badge: null, unpaid: [], credit: [] };
  expect(await leavingView(as(programId, userId), userId)).toEqual(nothing);
  await expect(leavingView(as(programId, other), userId)).rejects.toMatchObject({ kind: 'forbidden' });
});
