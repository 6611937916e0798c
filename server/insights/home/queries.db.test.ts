import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, anActivity, aProgram, aPurchase, aRefund, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import type { HomeView } from './contract.ts';
import { homeView } from './queries.ts';

const { db, sql, url } = await testDatabase();
const house = testContext(db);

const as = (userId: string, programId: string) => {
  const actor: Actor = { kind: 'person', userId, programId, role: 'customer' };
  return testContext(db, { actor });
};

const dayBefore = (days: number) => new Date(TEST_NOW.getTime() - days * 86_400_000).toISOString();

/** Six purchases of 25,000.00, all on Wednesdays: what, and how many days ago. */
const BOUGHT = [
  ['home', 72],
  ['kitchen', 58],
  ['books', 44],
  ['garden', 30],
  ['beauty', 16],
  ['home', 9],
] as const;

/** A Gold customer's story in the default program, ending with 60,000.00 today. */
async function aGoldStory() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aCustomer(house, { programId });
  const facts = { purchaseIds: [] as string[], activityIds: [] as string[] };
  for (const [category, days] of BOUGHT) {
    const items = [{ name: category, category, quantity: 1, unitAmount: 2_500_000 }];
    const purchase = { programId, customer: { id: userId }, amount: 2_500_000, items, occurredAt: dayBefore(days) };
    facts.purchaseIds.push((await aPurchase(house, purchase)).id);
  }
  facts.activityIds.push(
    (await anActivity(house, { programId, customer: { id: userId }, occurredAt: dayBefore(5) })).id,
  );
  await grantRewards(house, facts);
  const { id: last } = await aPurchase(house, {
    programId,
    customer: { id: userId },
    orderId: `last-${userId}`,
    occurredAt: dayBefore(0),
  });
  await grantRewards(house, { purchaseIds: [last] });
  return { programId, userId };
}

describe('the home page of a Gold customer', () => {
  let home: HomeView;
  let ids: Awaited<ReturnType<typeof aGoldStory>>;

  beforeAll(async () => {
    ids = await aGoldStory();
    home = await homeView(as(ids.userId, ids.programId), ids.userId);
  });

  it('begins with the balance, the badge and both requirements of the next one', () => {
    expect(home.points).toBe(1800);
    expect(home.ladder.current?.name).toBe('Gold');
    expect(home.ladder.next).toMatchObject({
      badge: { name: 'Platinum', cashbackBonusBps: 150 },
      points: { have: 1800, need: 3000 },
      achievements: { have: 6, need: 8 },
    });
  });

  it('shows all fourteen achievements, and the nearest three of the locked', () => {
    expect(home.achievements).toHaveLength(14);
    const nearest = home.nearest.map((id) => home.achievements.find((view) => view.id === id)?.key);
    expect(nearest).toEqual(['streak-4-weeks', 'collector', 'devotee']);
  });

  it('shows what the last purchase did, with the working of its cashback', () => {
    const [latest] = home.activity;
    expect(latest).toMatchObject({
      kind: 'purchase',
      orderId: `last-${ids.userId}`,
      amount: 6_000_000n,
      isRewarded: true,
    });
    expect(latest?.did.cashback).toEqual({
      amount: 360_000n,
      currency: 'NGN',
      status: 'pending',
      baseBps: 500,
      bonusBps: 100,
      rateBps: 600,
      multiplierPct: 100,
      badgeName: 'Gold',
      takenBack: null,
    });
    expect(latest?.did.steps[0]).toEqual({ name: 'Four weeks running', have: 3n, need: 4n, measure: 'weeks' });
  });

  it('names the unlocks and badges of the fact that earned them', () => {
    const review = home.activity.find((item) => item.kind === 'activity');
    expect(review).toMatchObject({ name: 'review' });
    expect(review?.did.unlocked).toEqual(['First review', 'All-rounder']);
    expect(review?.did.points).toBe(800);
    expect(review?.did.badges).toEqual(['Gold']);
  });

  it('lists the newest facts first, six at most', () => {
    const times = home.activity.map((item) => item.occurredAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times).toHaveLength(6);
  });

  it('counts all cashback as on its way that is not paid yet', () => {
    expect(home.cashback).toMatchObject({ paidThisMonth: 0n, onItsWay: 835_000n, owed: 0n, paidEver: 0n });
  });

  it('asks the same few questions whatever the customer has done', async () => {
    const empty = await aCustomer(house, { programId: ids.programId });
    const [busy, idle] = [await questionsFor(ids.userId), await questionsFor(empty.id)];
    expect([busy, idle]).toEqual([10, 10]);
  });
});

/** How many statements a home page sends to the database. */
async function questionsFor(userId: string): Promise<number> {
  const questions: string[] = [];
  const counting = postgres(url, { max: 1, fetch_types: false, debug: (_connection, query) => questions.push(query) });
  try {
    await homeView(testContext(drizzle(counting)), userId);
    return questions.length;
  } finally {
    await counting.end();
  }
}

describe('the home page', () => {
  it("of another customer is nobody's business", async () => {
    const [ada, eve] = [await aCustomer(house), await aCustomer(house)];
    await expect(homeView(as(eve.id, eve.programId), ada.id)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('of a new customer is whole, and empty', async () => {
    const { id: programId } = await aProgram(house, { catalog: 'default' });
    const { id } = await aCustomer(house, { programId });
    const home = await homeView(as(id, programId), id);
    expect(home).toMatchObject({
      points: 0,
      purchaseCount: 0,
      ladder: { current: null, next: { badge: { level: 1 } } },
    });
    expect(home.nearest).toHaveLength(3);
    const [easiest] = home.nearest.map((nearest) => home.achievements.find((view) => view.id === nearest));
    expect(easiest?.key).toBe('first-purchase');
    expect(home.nearest.map((nearest) => home.asks[nearest]?.criteria)).toMatchObject([
      { type: 'purchase', target: 1 },
      { type: 'review', target: 1 },
      expect.anything(),
    ]);
    expect(home.activity).toMatchObject([{ kind: 'purchase', status: 'pending', isRewarded: false }]);
  });

  it('still says what a purchase earned once a refund took it back', async () => {
    const { id: programId } = await aProgram(house, { catalog: 'default' });
    const purchase = await aPurchase(house, { programId });
    await grantRewards(house, { purchaseIds: [purchase.id] });
    const refund = await aRefund(house, { purchase, amount: 6_000_000 });
    await grantRewards(house, { purchaseIds: [], refundIds: [refund.id] });
    const { points, activity } = await homeView(as(purchase.userId, programId), purchase.userId);
    const [returned, bought] = activity.map(({ did }) => did);
    expect(points).toBe(0);
    expect(bought).toMatchObject({
      unlocked: expect.arrayContaining(['First purchase']),
      badges: ['Bronze'],
      lost: [],
    });
    expect(returned).toMatchObject({ unlocked: [], badges: [] });
    expect(returned?.lost).toEqual([...(bought?.unlocked ?? []), 'Bronze']);
    expect(bought?.takenBack).toEqual({
      unlocked: bought?.unlocked,
      badges: ['Bronze'],
      points: bought?.points,
      cashback: 300_000n,
    });
    expect(returned?.takenBack).toEqual({ unlocked: [], badges: [], points: 0, cashback: 0n });
  });

  it('tells a purchase apart that earned the same again after a refund had taken it back', async () => {
    const { id: programId } = await aProgram(house, { catalog: 'default' });
    const purchase = await aPurchase(house, { programId, occurredAt: dayBefore(3) });
    await grantRewards(house, { purchaseIds: [purchase.id] });
    const refund = await aRefund(house, { purchase, amount: 6_000_000 });
    await grantRewards(house, { purchaseIds: [], refundIds: [refund.id] });
    const customer = { id: purchase.userId };
    const again = await aPurchase(house, { programId, customer, occurredAt: dayBefore(0) });
    await grantRewards(house, { purchaseIds: [again.id] });
    const { activity } = await homeView(as(purchase.userId, programId), purchase.userId);
    const takenBackOf = (id: string) => activity.find((item) => item.id === id)?.did.takenBack;
    expect(takenBackOf(purchase.id)).toMatchObject({
      unlocked: expect.arrayContaining(['First purchase']),
      badges: ['Bronze'],
    });
    expect(takenBackOf(again.id)).toEqual({ unlocked: [], badges: [], points: 0, cashback: 0n });
  });

  it('counts as paid this month what was paid since its first midnight in Lagos', async () => {
    const { programId, userId } = await aGoldStory();
    const [first, second] = await sql<{ id: string }[]>`
      select id from cashback_transactions where user_id = ${userId} order by created_at, id`;
    await pay(first?.id ?? '', '2026-10-31T22:59:59Z');
    await pay(second?.id ?? '', '2026-10-31T23:00:00Z');
    const { cashback } = await homeView(as(userId, programId), userId);
    expect(cashback).toMatchObject({ paidThisMonth: 75_000n, onItsWay: 685_000n, owed: 0n, paidEver: 150_000n });
  });
});

async function pay(transactionId: string, at: string): Promise<void> {
  await sql`update cashback_transactions set status = 'processing', processing_at = ${at} where id = ${transactionId}`;
  await sql`update cashback_transactions set status = 'completed', completed_at = ${at} where id = ${transactionId}`;
}
