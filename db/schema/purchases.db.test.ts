import { beforeAll, describe, expect, it } from 'vitest';
import { cancelPurchase } from '#server/loyalty/purchases/cancel-purchase.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { change, insertLike, refusalOf } from '../testing/breaches.ts';
import { testDatabase } from '../testing/database.ts';
import { aCustomer, aProgram, aPurchase, aRefund, testContext } from '../testing/factories.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);
const LATER = '2026-12-01T00:00:00Z';

let completed: Purchase;
let pending: Purchase;
let cancelled: Purchase;
let refunded: Purchase;
let stranger: { id: string };
beforeAll(async () => {
  const { id: programId } = await aProgram(ctx);
  const items = [{ name: 'Lamp', quantity: 1, unitAmount: 5 }];
  completed = await aPurchase(ctx, { programId, items });
  pending = await aPurchase(ctx, { programId, status: 'pending' });
  cancelled = await aPurchase(ctx, { programId, status: 'pending' });
  await cancelPurchase(ctx, { programId, purchaseId: cancelled.id });
  refunded = await aPurchase(ctx, { programId });
  await aRefund(ctx, { purchase: refunded, amount: 1 });
  stranger = await aCustomer(ctx);
});

const another = (changes: object, like = completed) =>
  refusalOf(sql, (tx) => insertLike(tx, 'purchases', like.id, { order_id: 'another', ...changes }));
const changed = (changes: Record<string, string | number | boolean | null>, of = completed) =>
  refusalOf(sql, (tx) => change(tx, 'purchases', of.id, changes));

describe('PostgreSQL refuses a purchase', () => {
  it('that is in order by nothing', async () => {
    expect(await another({})).toBe('');
  });

  it.each([
    ['whose order id the program has', () => another({ order_id: completed.orderId }), 'purchases_program_order_key'],
    ['of another program’s customer', () => another({ user_id: stranger.id }), 'purchases_user_fk'],
    ['of nothing', () => another({ amount: 0 }), 'purchases_amount_range'],
    ['of more than 10^15', () => another({ amount: '1000000000000001' }), 'purchases_amount_range'],
    ['in no currency', () => another({ currency: 'ngn' }), 'purchases_currency_form'],
    ['without an order id', () => another({ order_id: '' }), 'purchases_order_id_length'],
    ['with an order id of 256', () => another({ order_id: 'x'.repeat(256) }), 'purchases_order_id_length'],
    ['in an unknown state', () => another({ status: 'lost' }, pending), 'purchases_status_word'],
    ['of an unknown source', () => another({ source: 'dream' }), 'purchases_source_word'],
    ['completed at no time', () => another({ completed_at: null }), 'purchases_completed_whole'],
    ['pending that was completed', () => another({ completed_at: LATER }, pending), 'purchases_completed_whole'],
    ['cancelled at no time', () => another({ cancelled_at: null }, cancelled), 'purchases_cancelled_whole'],
    ['processed at no time', () => another({ processed_for_loyalty: true }), 'purchases_processed_whole'],
    [
      'pending that is processed',
      () => another({ processed_for_loyalty: true, processed_at: LATER }, pending),
      'purchases_processed_completed',
    ],
    ['completed with something refunded', () => another({ refunded_amount: 1 }), 'purchases_refund_status'],
    ['refunded of which something is left', () => another({ status: 'refunded' }), 'purchases_refund_status'],
    [
      'refunded beyond its amount',
      () => another({ status: 'refunded', refunded_amount: 6_000_001 }),
      'purchases_refund_status',
    ],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toBe(constraint);
  });
});

describe('a purchase is a fact that only moves forward:', () => {
  it.each([
    ['amount', { amount: 1 }],
    ['currency', { currency: 'USD' }],
    ['order id', { order_id: 'other' }],
    ['time', { occurred_at: LATER }],
    ['content', { content_hash: 'x' }],
  ])('its %s is never edited', async (_what, changes) => {
    expect(await changed(changes)).toBe('a purchase is never edited');
  });

  it.each([
    ['completed to pending', () => changed({ status: 'pending', completed_at: null }), 'completed to pending'],
    ['completed to cancelled', () => changed({ status: 'cancelled' }), 'completed to cancelled'],
    ['pending to refunded', () => changed({ status: 'refunded' }, pending), 'pending to refunded'],
    ['cancelled to completed', () => changed({ status: 'completed' }, cancelled), 'cancelled to completed'],
    [
      'partially refunded to completed',
      () => changed({ status: 'completed' }, refunded),
      'partially_refunded to completed',
    ],
  ])('not from %s', async (_what, breach, words) => {
    expect(await breach()).toBe(`a purchase does not go from ${words}`);
  });

  it('what was refunded, processed or completed stays so', async () => {
    const back = 'a purchase does not go backwards';
    expect(await changed({ refunded_amount: 0 }, refunded)).toBe(back);
    expect(await changed({ completed_at: LATER })).toBe(back);
    expect(
      await refusalOf(sql, async (tx) => {
        await change(tx, 'purchases', completed.id, { processed_for_loyalty: true, processed_at: LATER });
        await change(tx, 'purchases', completed.id, { processed_for_loyalty: false, processed_at: null });
      }),
    ).toBe(back);
  });

  it('is never deleted', async () => {
    const words = 'purchases is append-only: DELETE refused';
    expect(await refusalOf(sql, (tx) => tx`delete from purchases where id = ${completed.id}`)).toBe(words);
  });
});

describe('the lines of a purchase', () => {
  const line = (changes: Record<string, string | number>) =>
    refusalOf(sql, (tx) => {
      const row = { purchase_id: completed.id, program_id: completed.programId, line_index: 1, name: 'Cup' };
      return tx`insert into purchase_items ${tx({ ...row, quantity: 1, unit_amount: 1, ...changes })}`;
    });

  it.each([
    [{ line_index: 0 }, 'purchase_items_pkey'],
    [{ line_index: 500 }, 'purchase_items_index_range'],
    [{ quantity: 0 }, 'purchase_items_quantity_range'],
    [{ quantity: 1_000_001 }, 'purchase_items_quantity_range'],
    [{ unit_amount: -1 }, 'purchase_items_unit_amount_range'],
    [{ purchase_id: '01890000-0000-7000-8000-000000000000' }, 'purchase_items_purchase_fk'],
  ])('are refused with %j', async (changes, constraint) => {
    expect(await line({})).toBe('');
    expect(await line(changes)).toBe(constraint);
  });

  it('are never changed or deleted', async () => {
    const words = (operation: string) => `purchase_items is append-only: ${operation} refused`;
    expect(
      await refusalOf(sql, (tx) => tx`update purchase_items set quantity = 2 where purchase_id = ${completed.id}`),
    ).toBe(words('UPDATE'));
    expect(await refusalOf(sql, (tx) => tx`delete from purchase_items where purchase_id = ${completed.id}`)).toBe(
      words('DELETE'),
    );
  });
});
