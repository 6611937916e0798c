import { describe, expect, it } from 'vitest';
import { Refusal } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { type ImportSourceInput, importSource } from '../contract.ts';
import { fieldReader } from './columns.ts';
import { lineReader } from './lines.ts';
import { PRESETS } from './presets.ts';

const columns = {
  order: 'Order',
  customer: 'Who',
  date: 'When',
  amount: 'Paid',
  currency: 'Money',
  quantity: 'Pieces',
};
const header = ['Order', 'Who', 'When', 'Paid', 'Money', 'Pieces'];

function read(cells: string[], more: Partial<ImportSourceInput> = {}) {
  const source = checkedInput(importSource, { format: 'csv', columns, currency: 'NGN', ...more });
  return lineReader(source, fieldReader(source, header), 'Africa/Lagos')({ line: 2, raw: cells.join(','), cells });
}

describe('a row of a file', () => {
  it('is read in the minor units of its own currency', () => {
    expect(read(['1', 'ada', '2021-05-01', '12.5', '', '1'])).toMatchObject({
      amount: 1_250n,
      currency: 'NGN',
      fault: null,
    });
    expect(read(['1', 'ada', '2021-05-01', '1250', 'jpy', '1'])).toMatchObject({ amount: 1_250n, currency: 'JPY' });
    expect(read(['1', 'ada', '2021-05-01', '1.234', 'KWD', '1'])).toMatchObject({ amount: 1_234n, currency: 'KWD' });
  });

  it('may leave out the nought before the point', () => {
    expect(read(['1', 'ada', '2021-05-01', '.42', '', '1']).amount).toBe(42n);
    expect(read(['1', 'ada', '2021-05-01', '-.42', '', '1']).amount).toBe(-42n);
  });

  it('may count in minor units itself', () => {
    expect(read(['1', 'ada', '2021-05-01', '1250', '', '1'], { amounts: 'minor' }).amount).toBe(1_250n);
    expect(read(['1', 'ada', '2021-05-01', '12.50', '', '1'], { amounts: 'minor' }).fault).toBe('bad_amount');
  });

  it('has a fault when something in it cannot be read, and says what stands there', () => {
    expect(read(['1', 'ada', '2021-05-01', '12.345', '', '1'])).toMatchObject({
      fault: 'bad_amount',
      faultDetail: '12.345',
    });
    expect(read(['1', 'ada', '2021-02-30', '12', '', '1'])).toMatchObject({
      fault: 'bad_date',
      faultDetail: '2021-02-30',
    });
    expect(read(['1', 'ada', '2021-05-01', '12', '', '1.5'])).toMatchObject({ fault: 'bad_quantity' });
    expect(read(['1', 'ada', '2021-05-01', '12', 'CHICKENS', '1'])).toMatchObject({ fault: 'bad_currency' });
    expect(read(['1', 'ada', '2021-05-01', '', '', '1'])).toMatchObject({
      fault: 'bad_amount',
      faultDetail: 'it is empty',
    });
    expect(read(['', 'ada', '2021-05-01', '12', '', '1'])).toMatchObject({ fault: 'no_order' });
    expect(read(['1', 'ada', '2021-05-01', '12'])).toMatchObject({ fault: 'missing_column', faultDetail: 'currency' });
    expect(read(['1', 'a\0da', '2021-05-01', '12', '', '1'])).toMatchObject({
      fault: 'bad_text',
      customer: 'a\uFFFDda',
    });
  });

  it('of a fixed width is cut by its characters', () => {
    const source = checkedInput(importSource, PRESETS.cdnow?.source);
    const raw = ' 00002 19970112  5   77.00';
    const line = lineReader(source, fieldReader(source, null), 'America/New_York')({ line: 4, raw, cells: [raw] });
    expect(line).toMatchObject({
      customer: 'cdnow-00002',
      day: '19970112',
      amount: 7_700n,
      metadata: { cds: '5' },
      fault: null,
    });
  });
});

describe('a mapping', () => {
  const refusal = (more: Partial<ImportSourceInput>) => {
    try {
      return read([], more);
    } catch (error) {
      return error instanceof Refusal ? `${error.code}: ${error.message}` : error;
    }
  };

  it('is refused when it names a column that is not there, with the ones that are', () => {
    expect(refusal({ columns: { ...columns, sku: 'Code' } })).toBe(
      'unknown_column: The file has no column Code: it has Order, Who, When, Paid, Money, Pieces',
    );
  });

  it('is refused without a customer, a date, or money', () => {
    expect(refusal({ columns: { date: 'When', amount: 'Paid' } })).toContain('needs a column for customer or email');
    expect(refusal({ columns: { customer: 'Who', amount: 'Paid' } })).toContain('needs a column for date');
    expect(refusal({ columns: { customer: 'Who', date: 'When' } })).toContain('needs a column for amount or price');
    expect(refusal({ columns: { ...columns, colour: 'Who' } })).toContain('must be one of: order, customer');
  });

  it('may name columns by position', () => {
    expect(
      read(['1', 'ada', '2021-05-01', '12', '', '1'], { columns: { customer: '#2', date: '#3', amount: '#4' } }),
    ).toMatchObject({
      customer: 'ada',
      amount: 1_200n,
    });
  });
});
