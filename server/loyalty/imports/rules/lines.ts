/** One row of a file, read: amounts as minor units, dates as instants. */
import { ruleBroken } from '#server/kernel/errors.ts';
import { isCurrency, parseMoney } from '#server/kernel/money.ts';
import { type ImportSource, LINE_FIELDS } from '../contract.ts';
import { type FieldReader, type FileRow, metaKeys } from './columns.ts';
import { type InstantReader, instantReader, isDateFormat } from './instants.ts';
import type { RejectionCode } from './rejections.ts';

/** A row whose values were understood, or that has a `fault`: then its order cannot be trusted either. */
export type FileLine = {
  readonly line: number;
  readonly raw: string;
  /** With the source's prefix; null when the file has no order ids or the row has none. */
  readonly order: string | null;
  readonly customer: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly atMs: number | null;
  /** The day as the file wrote it (`20101201`). */
  readonly day: string | null;
  /** Minor units; null where the file has no such column. */
  readonly amount: bigint | null;
  readonly price: bigint | null;
  readonly currency: string;
  readonly sku: string | null;
  readonly item: string | null;
  readonly category: string | null;
  readonly quantity: number;
  readonly channel: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly isCancellation: boolean;
  readonly fault: RejectionCode | null;
  readonly faultDetail: string | null;
};

export type LineReader = (row: FileRow) => FileLine;

class Fault extends Error {
  readonly code: RejectionCode;
  readonly detail: string | undefined;

  constructor(code: RejectionCode, detail?: string) {
    super(code);
    this.code = code;
    this.detail = detail === '' ? 'it is empty' : clean(detail)?.slice(0, 60);
  }
}

/**
 * Makes the reader of a source's rows. `timeZone` is where dates without an offset were written.
 * @throws Refusal `unknown_date_format`
 */
export function lineReader(source: ImportSource, fields: FieldReader, timeZone: string): LineReader {
  if (!isDateFormat(source.dateFormat)) {
    const known = 'iso, epoch-s, epoch-ms, or a pattern of YYYY MM M DD D HH H mm ss with a year, a month and a day';
    throw ruleBroken('unknown_date_format', `The date format ${source.dateFormat} is not ${known}`);
  }
  const instant = instantReader(source.dateFormat, timeZone);
  const metas = metaKeys(source);
  return (row) => {
    const base = identityOf(row, source, fields, instant);
    try {
      return { ...base, ...valuesOf(row, source, fields, base, metas) };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { ...base, fault: error.code, faultDetail: error.detail ?? null };
    }
  };
}

/** What says whose row it is and of which day; the rest is empty until it is read. */
function identityOf(row: FileRow, source: ImportSource, fields: FieldReader, instant: InstantReader): FileLine {
  const text = (field: Parameters<FieldReader>[1]) => clean(fields(row, field)) || null;
  const order = text('order');
  const at = instant(fields(row, 'date') ?? '');
  const customer = text('customer');
  const { cancellationPrefix, customerPrefix, orderPrefix } = source;
  return {
    line: row.line,
    raw: clean(row.raw) ?? '',
    order: order === null ? null : `${orderPrefix}${order}`,
    customer: customer === null ? null : `${customerPrefix}${customer}`,
    email: text('email')?.toLowerCase() ?? null,
    name: text('name'),
    atMs: at?.ms ?? null,
    day: at?.day ?? null,
    amount: null,
    price: null,
    currency: source.currency,
    sku: text('sku'),
    item: text('item'),
    category: text('category') ?? source.category,
    quantity: 1,
    channel: text('channel') ?? source.channel,
    metadata: {},
    isCancellation: cancellationPrefix ? (order ?? '').startsWith(cancellationPrefix) : false,
    fault: null,
    faultDetail: null,
  };
}

function valuesOf(
  row: FileRow,
  source: ImportSource,
  fields: FieldReader,
  base: FileLine,
  metas: readonly string[],
): Partial<FileLine> {
  if (row.raw.includes('\0')) throw new Fault('bad_text');
  const absent = LINE_FIELDS.find((field) => fields(row, field) === null);
  if (absent) throw new Fault('missing_column', absent);
  if (fields(row, 'order') === '') throw new Fault('no_order');
  const currency = currencyOf(fields(row, 'currency'), source);
  if (base.atMs === null) throw new Fault('bad_date', fields(row, 'date') ?? '');
  return {
    currency,
    amount: moneyOf(fields(row, 'amount'), currency, source, 'amount'),
    price: moneyOf(fields(row, 'price'), currency, source, 'price'),
    quantity: quantityOf(fields(row, 'quantity')),
    metadata: Object.fromEntries(
      metas.map((key) => [key, fields(row, `meta.${key}`) ?? ''] as const).filter(([, value]) => value),
    ),
  };
}

function currencyOf(text: string | null | undefined, source: ImportSource): string {
  if (!text) return source.currency;
  return isCurrency(text.toUpperCase()) ? text.toUpperCase() : unreadable('bad_currency', text);
}

function moneyOf(
  text: string | null | undefined,
  currency: string,
  source: ImportSource,
  field: 'amount' | 'price',
): bigint | null {
  const standsOnAnotherRow = text === '' && field === 'amount' && source.columns.price !== undefined;
  if (text === undefined || text === null || standsOnAnotherRow) return null;
  const value = source.amounts === 'minor' ? minorUnits(text) : parseMoney(text.replace(/^(-?)\./, '$10.'), currency);
  return value ?? unreadable(field === 'amount' ? 'bad_amount' : 'bad_price', text);
}

function minorUnits(text: string): bigint | null {
  return /^-?\d{1,18}$/.test(text) ? BigInt(text) : null;
}

function quantityOf(text: string | null | undefined): number {
  if (text === undefined || text === null) return 1;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : unreadable('bad_quantity', text);
}

function unreadable(code: RejectionCode, text: string): never {
  throw new Fault(code, text);
}

function clean(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : text.replaceAll('\0', '\uFFFD').toWellFormed();
}
