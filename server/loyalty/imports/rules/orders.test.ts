import { describe, expect, it } from 'vitest';
import { checkedInput } from '#server/kernel/input.ts';
import { importSource } from '../contract.ts';
import type { FileLine } from './lines.ts';
import { planOrder } from './orders.ts';

const source = checkedInput(importSource, {
  format: 'csv',
  columns: { order: 'o', customer: 'c', date: 'd', price: 'p', sku: 's', quantity: 'q' },
  currency: 'GBP',
  cancellationPrefix: 'C',
  notGoods: ['FEE'],
});

function line(more: Partial<FileLine> = {}): FileLine {
  return {
    line: 2,
    raw: '',
    order: '1',
    customer: '42',
    email: null,
    name: null,
    atMs: Date.UTC(2020, 0, 1, 10),
    day: '20200101',
    amount: null,
    price: 500n,
    currency: 'GBP',
    sku: 'JUG',
    item: 'Blue jug',
    category: null,
    quantity: 2,
    channel: null,
    metadata: {},
    isCancellation: false,
    fault: null,
    faultDetail: null,
    ...more,
  };
}

const codes = (...lines: FileLine[]) => planOrder('1', lines, source).rejected.map((row) => row.code);

describe('the rows of an order', () => {
  it('become one purchase of what their quantities and prices come to', () => {
    const { purchase } = planOrder(
      '1',
      [line(), line({ line: 3, sku: 'LAMP', item: null, quantity: 1, price: 1_250n })],
      source,
    );
    expect(purchase).toMatchObject({
      orderId: '1',
      customer: { externalId: '42' },
      amount: 2_250,
      status: 'completed',
    });
    expect(purchase?.items).toEqual([
      { sku: 'JUG', name: 'Blue jug', quantity: 2, unitAmount: 500 },
      { sku: 'LAMP', name: 'LAMP', quantity: 1, unitAmount: 1_250 },
    ]);
  });

  it('happened when the first of them did', () => {
    const rows = [line({ atMs: Date.UTC(2020, 0, 1, 10, 1) }), line({ line: 3 })];
    expect(planOrder('1', rows, source).purchase?.occurredAt).toBe('2020-01-01T10:00:00.000Z');
  });

  it('share the customer that one of them names', () => {
    const rows = [line({ customer: null, email: null }), line({ line: 3, name: 'Ada', email: 'ada@example.com' })];
    expect(planOrder('1', rows, source).purchase?.customer).toEqual({
      externalId: '42',
      name: 'Ada',
      email: 'ada@example.com',
    });
  });

  it('are refused together when they name two customers, two currencies or none at all', () => {
    expect(codes(line(), line({ customer: '43' }))).toEqual(['customer_conflict', 'customer_conflict']);
    expect(codes(line(), line({ currency: 'EUR' }))).toEqual(['currency_conflict', 'currency_conflict']);
    expect(codes(line({ customer: null }), line({ customer: null, quantity: -3 }))).toEqual([
      'no_customer',
      'stock_correction',
    ]);
  });

  it('are refused together when one of them cannot be read', () => {
    expect(codes(line(), line({ line: 3, fault: 'bad_price', faultDetail: 'x' }))).toEqual([
      'order_incomplete',
      'bad_price',
    ]);
  });

  it('leave out fees, corrections of the stock and negative prices, and keep what was given for nothing', () => {
    const rows = [line({ sku: 'FEE' }), line({ quantity: 0 }), line({ price: -1n }), line({ price: 0n }), line()];
    expect(codes(...rows)).toEqual(['not_goods', 'stock_correction', 'negative_amount']);
    expect(planOrder('1', rows, source).purchase).toMatchObject({
      amount: 1_000,
      items: [{ unitAmount: 0 }, { unitAmount: 500 }],
    });
  });

  it('that come to nothing are no purchase', () => {
    expect(codes(line({ price: 0n }))).toEqual(['nothing_paid']);
  });

  it('may have a total of their own, on any row, or an amount on each', () => {
    const total = planOrder('1', [line(), line({ amount: 2_500n })], source).purchase;
    expect(total).toMatchObject({ amount: 2_500, items: [{ unitAmount: 500 }, { unitAmount: 500 }] });
    const each = planOrder(
      '1',
      [line({ price: null, amount: 700n }), line({ price: null, amount: 300n })],
      source,
    ).purchase;
    expect(each).toMatchObject({ amount: 1_000, items: [] });
  });

  it('beyond 500 are merged where they are alike, and the rest becomes one line of its worth', () => {
    const alike = Array.from({ length: 600 }, (_, at) =>
      line({ line: at + 2, sku: `S${at % 300}`, item: null, quantity: 1 }),
    );
    expect(planOrder('1', alike, source).purchase?.items).toHaveLength(300);
    const different = Array.from({ length: 600 }, (_, at) => line({ line: at + 2, sku: `S${at}`, quantity: 1 }));
    const { purchase, lines } = planOrder('1', different, source);
    expect(purchase?.items).toHaveLength(500);
    expect(purchase?.items?.at(-1)).toEqual({ name: '101 further lines', quantity: 1, unitAmount: 50_500 });
    expect([purchase?.amount, lines.length]).toEqual([300_000, 600]);
  });
});

describe('the rows of a cancellation', () => {
  const back = { isCancellation: true, quantity: -2 };

  it('say what comes back', () => {
    const plan = planOrder('C1', [line({ ...back, line: 7 })], source);
    expect(plan.cancellation).toMatchObject({ orderId: 'C1', externalId: '42', currency: 'GBP' });
    expect(plan.cancellation?.lines).toEqual([{ line: 7, sku: 'JUG', quantity: 2, price: 500n }]);
  });

  it('must take back, and name a SKU', () => {
    expect(codes(line({ ...back, quantity: 1 }), line({ ...back, sku: null }))).toEqual([
      'cancellation_positive',
      'cancellation_without_sku',
    ]);
  });
});
