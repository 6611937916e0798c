import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, anActivity, aProgram, aPurchase, TEST_NOW, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { achievementStory, achievementsView } from './achievement-queries.ts';
import { badgesView } from './badge-queries.ts';
import { cashbackOverview, cashbackPage, cashbackStatement } from './cashback-queries.ts';
import { feedPage } from './feed-queries.ts';
import { purchaseStory } from './purchase-queries.ts';

const { db, sql, url } = await testDatabase();
const house = testContext(db);

const as = (userId: string, programId: string, on: Database = db) => {
  const actor: Actor = { kind: 'person', userId, programId, role: 'customer' };
  return testContext(on, { actor });
};
const dayBefore = (days: number) => new Date(TEST_NOW.getTime() - days * 86_400_000).toISOString();

/** Twenty-four purchases of 25,000.00, a review, one refund of the oldest; the secret achievement asks for a fortune. */
async function aStory() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aCustomer(house, { programId });
  await sql`update achievements set visibility = 'secret' where program_id = ${programId} and key = 'high-roller'`;
  const purchaseIds: string[] = [];
  for (let nth = 24; nth > 0; nth -= 1) {
    const category = ['home', 'kitchen'][nth % 2] ?? 'home';
    const items = [{ name: `A thing for the ${category}`, category, quantity: 1, unitAmount: 2_500_000 }];
    const bought = { programId, customer: { id: userId }, amount: 2_500_000, items, occurredAt: dayBefore(nth * 2) };
    purchaseIds.push((await aPurchase(house, bought)).id);
  }
  const review = await anActivity(house, { programId, customer: { id: userId }, occurredAt: dayBefore(1) });
  await grantRewards(house, { purchaseIds, activityIds: [review.id] });
  const refund = { amount: 2_500_000, occurredAt: dayBefore(0) };
  const refunded = await recordRefund(house, { programId, purchaseId: purchaseIds[0] ?? '', refund });
  await grantRewards(house, { refundIds: [refunded.refund.id] });
  await sql`update cashback_transactions set status = 'reversed', reversed_amount = amount, reversed_at = ${TEST_NOW.toISOString()}
    where purchase_id = ${purchaseIds[0] ?? ''} and status = 'pending'`;
  return { programId, userId, purchaseIds };
}

let story: Awaited<ReturnType<typeof aStory>>;
const me = () => as(story.userId, story.programId);
const idOf = async (key: string) => {
  const { achievements } = await achievementsView(house, story.userId);
  return achievements.find((view) => view.key === key)?.id ?? '';
};

beforeAll(async () => {
  story = await aStory();
});

describe('the achievements of a customer', () => {
  it('are all of the program, with how rare they are', async () => {
    const { achievements } = await achievementsView(me(), story.userId);
    expect(achievements).toHaveLength(14);
    const rarity = (key: string) => achievements.find((view) => view.key === key)?.rarityBps;
    expect([rarity('first-purchase'), rarity('collector')]).toEqual([10_000, 0]);
  });

  it('keep a secret until it is unlocked', async () => {
    const { achievements } = await achievementsView(me(), story.userId);
    const masked = achievements.find((view) => view.isSecret);
    expect(masked).toMatchObject({ name: '', progress: null });
    const told = await achievementStory(me(), story.userId, { achievementId: masked?.id ?? '' });
    expect(told).toMatchObject({ rule: null, counted: [], missed: [], parts: [] });
    expect(JSON.stringify(told, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      'High roller',
    );
  });

  it('say what they ask for where no description does, and nothing of a secret', async () => {
    await sql`update achievements set description = '' where program_id = ${story.programId} and key in ('regular', 'high-roller')`;
    const { achievements } = await achievementsView(me(), story.userId);
    const told = achievements.flatMap(({ name, asks }) => (asks ? [[name, asks.criteria]] : []));
    expect(told).toEqual([['Regular', { type: 'purchase', target: 5 }]]);
  });

  it('tell what counted, newest first', async () => {
    const { rule, counted, missed } = await achievementStory(me(), story.userId, {
      achievementId: await idOf('devotee'),
    });
    expect(rule?.criteria).toEqual({ type: 'purchase', target: 25 });
    expect(counted.map(({ before, after }) => [before, after])[0]).toEqual([23n, 24n]);
    expect(counted).toHaveLength(5);
    expect(counted[0]?.fact.lines).toEqual({ first: 'A thing for the kitchen', others: 0 });
    expect(missed).toEqual([]);
  });

  it('tell why something did not count', async () => {
    const { missed } = await achievementStory(me(), story.userId, { achievementId: await idOf('big-basket') });
    expect(missed[0]?.reasons).toEqual([{ field: 'amount', op: 'gte', expected: 10_000_000, observed: 2_500_000 }]);
  });

  it('tell the parts of a collection that are still missing', async () => {
    const { parts } = await achievementStory(me(), story.userId, { achievementId: await idOf('collector') });
    expect(parts).toEqual([
      { name: 'home', isHad: true },
      { name: 'kitchen', isHad: true },
      { name: 'books', isHad: false },
      { name: 'toys', isHad: false },
    ]);
  });

  it('name the achievements that another one is made of', async () => {
    const { names, parts } = await achievementStory(me(), story.userId, { achievementId: await idOf('all-rounder') });
    expect(names).toMatchObject({ regular: 'Regular', explorer: 'Explorer' });
    expect(parts.map(({ isHad }) => isHad)).toEqual([true, false, true]);
  });
});

describe('the ladder of a customer', () => {
  it('has what each rung gives, and what was reached when', async () => {
    const { rungs, history, ladder, points } = await badgesView(me(), story.userId);
    expect(rungs.map(({ benefits }) => benefits.cashbackBonusBps)).toEqual([0, 50, 100, 150, 200]);
    expect(ladder.current?.name).toBe(history[0]?.badge.name);
    expect(points).toBeGreaterThan(0);
  });
});

describe('the cashback of a customer', () => {
  it('comes in pages that meet without a gap', async () => {
    const first = await cashbackPage(me(), story.userId, { tab: 'all' });
    const second = await cashbackPage(me(), story.userId, { tab: 'all', cursor: first.next });
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([first.rows.length, new Set(ids).size, second.next]).toEqual([20, 24, null]);
  });

  it('shows what a refund took back before it was paid', async () => {
    const { rows } = await cashbackPage(me(), story.userId, { tab: 'taken' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ working: { status: 'reversed', amount: 0n } });
    expect(rows[0]?.reversed).toBe(rows[0]?.opened);
  });

  it('is counted by tab', async () => {
    const { counts } = await cashbackOverview(me(), story.userId);
    expect(counts).toEqual({ all: 24, waiting: 23, paid: 0, taken: 1, failed: 0 });
  });

  it('is a statement, too', async () => {
    expect(await cashbackStatement(me(), story.userId)).toHaveLength(24);
  });
});

describe('the feed of a customer', () => {
  it('has everything once, newest first, over several pages', async () => {
    const first = await feedPage(me(), story.userId, { show: 'all' });
    const second = await feedPage(me(), story.userId, { show: 'all', cursor: first.next });
    const items = [...first.items, ...second.items];
    const times = items.map(({ occurredAt }) => occurredAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.filter(({ kind }) => kind === 'purchase')).toHaveLength(25);
    expect(second.next).toBeNull();
  });

  it('of one kind has that kind alone', async () => {
    const { items } = await feedPage(me(), story.userId, { show: 'refunds' });
    expect(items.map(({ kind }) => kind)).toEqual(['refund']);
    expect((await feedPage(me(), story.userId, { show: 'payments' })).items).toEqual([]);
  });
});

describe('the story of a purchase', () => {
  it('tells what it did and why not more, and no secret', async () => {
    const purchaseId = story.purchaseIds[23] ?? '';
    const { lines, items, payment } = await purchaseStory(me(), story.userId, { purchaseId });
    expect(items).toHaveLength(1);
    expect(payment?.working.rateBps).toBeGreaterThan(300);
    expect(lines.find(({ name }) => name === 'Devotee')).toMatchObject({
      outcome: 'matched',
      progress: { have: 24n, need: 25n },
    });
    expect(lines.find(({ name }) => name === 'Collector')).toMatchObject({
      outcome: 'unmoved',
      progress: { have: 2n, need: 4n },
    });
    expect(lines.find(({ name }) => name === 'Big basket')).toMatchObject({ outcome: 'not_matched' });
    expect(lines.some(({ name }) => name === 'High roller')).toBe(false);
  });
});

it('names an achievement that the customer had already, though the purchase would not have met it', async () => {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const big = await aPurchase(house, { programId, amount: 12_000_000, occurredAt: '2026-11-01T10:00:00Z' });
  const customer = { id: big.userId };
  const small = await aPurchase(house, { programId, customer, amount: 50_000, occurredAt: '2026-11-02T10:00:00Z' });
  await grantRewards(house, { purchaseIds: [big.id, small.id] });
  const outcomeIn = async (purchaseId: string) => {
    const { lines } = await purchaseStory(as(big.userId, programId), big.userId, { purchaseId });
    return lines.find(({ name }) => name === 'Big basket')?.outcome;
  };
  expect(await outcomeIn(big.id)).toBe('unlocked');
  expect(await outcomeIn(small.id)).toBe('already_unlocked');
});

describe("another customer's things", () => {
  it('are nobody else’s business', async () => {
    const eve = await aCustomer(house, { programId: story.programId });
    const stranger = as(eve.id, story.programId);
    const { userId } = story;
    const [achievementId, purchaseId] = [await idOf('regular'), story.purchaseIds[0] ?? ''];
    for (const asked of [
      achievementsView(stranger, userId),
      achievementStory(stranger, userId, { achievementId }),
      badgesView(stranger, userId),
      cashbackOverview(stranger, userId),
      cashbackPage(stranger, userId, { tab: 'all' }),
      cashbackStatement(stranger, userId),
      feedPage(stranger, userId, { show: 'all' }),
    ]) {
      await expect(asked).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await expect(purchaseStory(stranger, eve.id, { purchaseId })).rejects.toMatchObject({ kind: 'not_found' });
  });
});

it('every page asks the same few questions whatever the customer has done', async () => {
  const idle = await aCustomer(house, { programId: story.programId });
  const asked = async (userId: string) => [
    await questions((ctx) => badgesView(ctx, userId)),
    await questions((ctx) => cashbackPage(ctx, userId, { tab: 'all' })),
    await questions((ctx) => feedPage(ctx, userId, { show: 'all' })),
  ];
  const [busy, quiet] = [await asked(story.userId), await asked(idle.id)];
  expect(busy).toEqual([5, 3, 10]);
  expect(quiet.every((count, at) => count <= (busy[at] ?? 0))).toBe(true);
  expect(await questions((ctx) => achievementsView(ctx, story.userId))).toBe(6);
});

/** How many statements a read sends to the database. */
async function questions(read: (ctx: ReturnType<typeof testContext>) => Promise<unknown>): Promise<number> {
  const sent: string[] = [];
  const counting = postgres(url, { max: 1, fetch_types: false, debug: (_connection, query) => sent.push(query) });
  try {
    await read(testContext(drizzle(counting)));
    return sent.length;
  } finally {
    await counting.end();
  }
}
