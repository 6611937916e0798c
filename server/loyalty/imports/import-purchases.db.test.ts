import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { purchases } from '#db/schema/purchases.ts';
import { refunds } from '#db/schema/refunds.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import type { ImportSourceInput } from './contract.ts';
import type { ImportPurchasesInput } from './import-purchases.ts';
import { programTotals } from './queries.ts';
import { importSample, presetSource } from './testing/import-sample.ts';

const { db, url } = await testDatabase();
const ctx = testContext(db);
const retail = presetSource('online-retail');

const importFile = (programId: string, file: string, source = retail, reward: ImportPurchasesInput['reward'] = null) =>
  importSample(ctx, url, { programId, file, source, reward });
const ordersOf = (programId: string) =>
  db.select().from(purchases).where(eq(purchases.programId, programId)).orderBy(purchases.orderId);

describe('the shop sample', () => {
  it('is imported whole, and every row that is not says why', async () => {
    const { id } = await aProgram(ctx, { currency: 'GBP', timeZone: 'Europe/London' });
    const { report, left } = await importFile(id, 'shop.csv');
    expect(report).toEqual({
      rows: { read: 26, inPurchases: 9, inRefunds: 1, reported: 16 },
      customers: { inFile: 3 },
      purchases: { new: 4, known: 0, amount: { GBP: 12_528n } },
      refunds: { new: 4, known: 0, amount: { GBP: 5_535n }, rows: { matched: 1, partly: 2, unmatched: 3 } },
      reasons: {
        cancellation_unmatched: 3,
        no_customer: 2,
        order_incomplete: 2,
        bad_quantity: 2,
        cancellation_partly: 2,
        stock_correction: 1,
        nothing_paid: 1,
        not_goods: 1,
        bad_date: 1,
        missing_column: 1,
      },
    });
    expect(left.map((row) => [row.line, row.code])).toEqual([
      [7, 'no_customer'],
      [8, 'no_customer'],
      [9, 'stock_correction'],
      [10, 'nothing_paid'],
      [12, 'cancellation_unmatched'],
      [13, 'cancellation_unmatched'],
      [16, 'not_goods'],
      [17, 'bad_quantity'],
      [18, 'order_incomplete'],
      [19, 'bad_date'],
      [20, 'cancellation_partly'],
      [21, 'cancellation_unmatched'],
      [23, 'cancellation_partly'],
      [25, 'missing_column'],
      [26, 'order_incomplete'],
      [27, 'bad_quantity'],
    ]);
    expect(left[0]).toMatchObject({
      orderId: '700003',
      raw: expect.stringMatching(/^700003,10003,"PAPER STARS, GOLD",12/),
    });
  });

  it('leaves the database knowing how large its tables have become', async () => {
    await db.execute(sql`update pg_class set reltuples = -1 where relname in ('users', 'purchases')`);
    const { id } = await aProgram(ctx, { currency: 'GBP' });
    await importFile(id, 'shop.csv');
    const known = await db.execute(
      sql`select relname, reltuples > 0 as known from pg_class where relname in ('users', 'purchases') order by relname`,
    );
    expect([...known]).toEqual([
      { relname: 'purchases', known: true },
      { relname: 'users', known: true },
    ]);
  });

  it('keeps the rows of an invoice together wherever they stand, with their times and names as they were', async () => {
    const { id } = await aProgram(ctx, { currency: 'GBP' });
    await importFile(id, 'shop.csv');
    const orders = await ordersOf(id);
    expect(orders.map((order) => [order.orderId, order.amountMinor, order.status, order.source])).toEqual([
      ['700001', 3_220n, 'partially_refunded', 'import'],
      ['700002', 5_153n, 'completed', 'import'],
      ['700008', 2_070n, 'refunded', 'import'],
      ['700014', 2_085n, 'refunded', 'import'],
    ]);
    expect(orders[1]).toMatchObject({ occurredAt: new Date('2020-11-02T10:40:00Z'), metadata: { country: 'Ireland' } });
  });

  it('turns cancellations into refunds of the latest earlier purchases that held the goods', async () => {
    const { id } = await aProgram(ctx, { currency: 'GBP' });
    await importFile(id, 'shop.csv');
    const rows = await db
      .select()
      .from(refunds)
      .where(eq(refunds.programId, id))
      .orderBy(refunds.occurredAt, refunds.id);
    expect(rows.map((row) => [row.externalId, row.amountMinor, row.lines])).toEqual([
      ['C700006/700001', 690n, [{ index: 0, quantity: 2 }]],
      ['C700012/700008', 2_070n, [{ index: 0, quantity: 6 }]],
      ['C700012/700001', 690n, [{ index: 0, quantity: 2 }]],
      ['C700015/700014', 2_085n, [{ index: 0, quantity: 3 }]],
    ]);
  });

  it('imported again changes nothing and says so', async () => {
    const { id } = await aProgram(ctx, { currency: 'GBP' });
    const first = await importFile(id, 'shop.csv');
    const before = await everything(id);
    const again = await importFile(id, 'shop.csv');
    expect(await everything(id)).toEqual(before);
    expect(again.report.purchases).toMatchObject({ new: 0, known: 4 });
    expect(again.report.refunds).toMatchObject({ new: 0, known: 4, amount: first.report.refunds.amount });
    expect(again.report.rows).toEqual(first.report.rows);
    expect(again.left).toEqual(first.left);
  });

  it('is rewarded while it is recorded, and the second time earns nothing', async () => {
    const { id } = await aProgram(ctx, { currency: 'GBP', catalog: 'default' });
    const reward = async (facts: { purchaseIds: string[]; refundIds: string[] }) => {
      await grantRewards(ctx, facts);
    };
    await importFile(id, 'shop.csv', retail, reward);
    const totals = await programTotals(db, id);
    expect(totals).toMatchObject({ customers: 3, waiting: 0 });
    expect(totals.unlocks).toBeGreaterThan(0);
    await importFile(id, 'shop.csv', retail, reward);
    expect(await programTotals(db, id)).toEqual(totals);
  });
});

describe('the visits sample', () => {
  it('names orders by customer, day and their number of that day, alike or not', async () => {
    const { id } = await aProgram(ctx, { currency: 'USD', timeZone: 'America/New_York' });
    const { report, left } = await importFile(id, 'visits.txt', presetSource('cdnow'));
    expect(report.rows).toEqual({ read: 7, inPurchases: 5, inRefunds: 0, reported: 2 });
    expect(left.map((row) => [row.line, row.code])).toEqual([
      [6, 'nothing_paid'],
      [8, 'bad_date'],
    ]);
    const orders = await ordersOf(id);
    expect(orders.map((order) => [order.orderId, order.amountMinor, order.metadata])).toEqual([
      ['cdnow-00001-20200104-1', 1_177n, { cds: '1' }],
      ['cdnow-00002-20200112-1', 1_200n, { cds: '1' }],
      ['cdnow-00002-20200112-2', 7_700n, { cds: '5' }],
      ['cdnow-00002-20200112-3', 1_200n, { cds: '1' }],
      ['cdnow-00003-20200330-1', 2_076n, { cds: '2' }],
    ]);
    expect(orders[0]?.occurredAt).toEqual(new Date('2020-01-04T05:00:00Z'));
    expect((await importFile(id, 'visits.txt', presetSource('cdnow'))).report.purchases).toMatchObject({
      new: 0,
      known: 5,
    });
  });
});

describe('a file of another shape', () => {
  const source: ImportSourceInput = {
    format: 'csv',
    delimiter: ';',
    columns: {
      order: 'order',
      email: 'mail',
      name: 'buyer',
      date: 'when',
      amount: 'total',
      currency: 'money',
      sku: 'product',
      category: 'line',
      quantity: 'pieces',
      price: 'each',
      channel: 'shop',
    },
    currency: 'NGN',
    orderPrefix: 'old-shop-',
  };

  it('is imported by its mapping', async () => {
    const { id } = await aProgram(ctx);
    const { report, left } = await importFile(id, 'orders-total.csv', source);
    expect(report.purchases).toEqual({ new: 1, known: 0, amount: { EUR: 6_000n } });
    expect(left.map((row) => row.code)).toEqual(['no_customer']);
    const [order] = await ordersOf(id);
    expect(order).toMatchObject({
      orderId: 'old-shop-A-1',
      channel: 'web',
      occurredAt: new Date('2021-03-28T01:30:00Z'),
    });
  });

  it('with an unknown column is refused before anything is recorded', async () => {
    const { id } = await aProgram(ctx);
    const wrong = { ...source, columns: { ...source.columns, order: 'number' } };
    await expect(importFile(id, 'orders-total.csv', wrong)).rejects.toMatchObject({ code: 'unknown_column' });
    expect(await ordersOf(id)).toEqual([]);
  });
});

async function everything(programId: string) {
  return db.execute(sql`
    select 'purchase' as kind, to_jsonb(p) as row from purchases p where program_id = ${programId}
    union all select 'item', to_jsonb(i) from purchase_items i where program_id = ${programId}
    union all select 'refund', to_jsonb(r) from refunds r where program_id = ${programId}
    union all select 'user', to_jsonb(u) from users u where program_id = ${programId}
    union all select 'event', to_jsonb(e) from events e where program_id = ${programId}
     order by 1, 2`);
}
