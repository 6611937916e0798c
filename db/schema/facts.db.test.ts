import { beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from '#server/loyalty/activities/rules.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import type { Refund } from '#server/loyalty/refunds/rules.ts';
import { change, insertLike, refusalOf } from '../testing/breaches.ts';
import { testDatabase } from '../testing/database.ts';
import { aCustomer, anActivity, aProgram, aPurchase, aRefund, testContext } from '../testing/factories.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);
const LATER = '2026-12-01T00:00:00Z';

let purchase: Purchase;
let refund: Refund;
let activity: Activity;
let neighbour: { id: string };
let stranger: { id: string; programId: string };
beforeAll(async () => {
  const { id: programId } = await aProgram(ctx);
  purchase = await aPurchase(ctx, { programId });
  refund = await aRefund(ctx, { purchase, amount: 500, externalId: 'note-1' });
  activity = await anActivity(ctx, { programId });
  neighbour = await aCustomer(ctx, { programId });
  stranger = await aCustomer(ctx);
});

describe('PostgreSQL refuses a refund', () => {
  const another = (changes: object, raise = 500) =>
    refusalOf(sql, async (tx) => {
      await tx`update purchases set refunded_amount = refunded_amount + ${raise} where id = ${purchase.id}`;
      await insertLike(tx, 'refunds', refund.id, { external_id: null, ...changes });
    });

  it('that is in order by nothing', async () => {
    expect(await another({})).toBe('');
  });

  it.each([
    ['under a name that is taken', () => another({ external_id: 'note-1' }), 'refunds_program_external_id_key'],
    ['of nothing', () => another({ amount: 0 }, 0), 'refunds_amount_range'],
    ['processed at no time', () => another({ processed_for_loyalty: true }), 'refunds_processed_whole'],
    ['of another program’s customer', () => another({ user_id: stranger.id }), 'refunds_user_fk'],
    ['of another program’s purchase', () => another({ program_id: stranger.programId }), 'refunds_purchase_fk'],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toContain(constraint);
  });

  it('of another customer than its purchase', async () => {
    expect(await another({ user_id: neighbour.id })).toBe('the refund belongs to another customer than its purchase');
  });

  it('that the purchase does not count, and a purchase that counts what was not refunded', async () => {
    const words = (total: number, says: number) =>
      `refunds of ${purchase.id} add up to ${total}, the purchase says ${says}`;
    expect(await another({}, 0)).toBe(words(1_000, 500));
    const raised = refusalOf(sql, (tx) => change(tx, 'purchases', purchase.id, { refunded_amount: 600 }));
    expect(await raised).toBe(words(500, 600));
  });

  it.each([
    ['amount', 1],
    ['occurred_at', LATER],
    ['lines', '[]'],
    ['external_id', 'x'],
  ])('whose %s is edited', async (column, value) => {
    const edit = { [column]: value };
    expect(await refusalOf(sql, (tx) => change(tx, 'refunds', refund.id, edit))).toBe('a refund is never edited');
  });

  it('that goes back to unprocessed, or away', async () => {
    const back = refusalOf(sql, async (tx) => {
      await change(tx, 'refunds', refund.id, { processed_for_loyalty: true, processed_at: LATER });
      await change(tx, 'refunds', refund.id, { processed_for_loyalty: false, processed_at: null });
    });
    expect(await back).toBe('a refund is never edited');
    const gone = refusalOf(sql, (tx) => tx`delete from refunds where id = ${refund.id}`);
    expect(await gone).toBe('refunds is append-only: DELETE refused');
  });
});

describe('PostgreSQL refuses an activity', () => {
  const another = (changes: object) =>
    refusalOf(sql, (tx) => insertLike(tx, 'activities', activity.id, { key: 'another', ...changes }));

  it.each([
    ['that is in order by nothing', () => another({}), ''],
    ['whose key the program has', () => another({ key: activity.key }), 'activities_program_key_key'],
    ['with capitals in its name', () => another({ name: 'Review' }), 'activities_name_form'],
    ['processed at no time', () => another({ processed_for_loyalty: true }), 'activities_processed_whole'],
    ['of another program’s customer', () => another({ user_id: stranger.id }), 'activities_user_fk'],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toBe(constraint);
  });

  it.each([
    ['name', 'referral'],
    ['value', 5],
    ['key', 'x'],
    ['occurred_at', LATER],
  ])('whose %s is edited', async (column, value) => {
    const edit = { [column]: value };
    expect(await refusalOf(sql, (tx) => change(tx, 'activities', activity.id, edit))).toBe(
      'an activity is never edited',
    );
  });

  it('that goes away', async () => {
    const gone = refusalOf(sql, (tx) => tx`delete from activities where id = ${activity.id}`);
    expect(await gone).toBe('activities is append-only: DELETE refused');
  });
});
