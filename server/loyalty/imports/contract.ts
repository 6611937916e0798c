import { z } from 'zod';
import { currencyText, shortText } from '#server/kernel/input.ts';

/** What a column of a file can be. Columns named `meta.<key>` become the purchase's metadata. */
export const LINE_FIELDS = [
  'order',
  'customer',
  'email',
  'name',
  'date',
  'amount',
  'currency',
  'sku',
  'item',
  'category',
  'quantity',
  'price',
  'channel',
] as const;
export type LineField = (typeof LINE_FIELDS)[number];

const META_FIELD = /^meta\.[A-Za-z][A-Za-z0-9_]{0,62}$/;

const FIELD_NAMES = new Set<string>(LINE_FIELDS);

/** Field to column: a header's name, `#3` for the third column, or `1-6` (characters, both included) for `fixed`. */
const columnsOfFile = z.record(z.string(), z.string().min(1).max(255)).superRefine((columns, check) => {
  for (const field of Object.keys(columns)) {
    if (FIELD_NAMES.has(field) || META_FIELD.test(field)) continue;
    check.addIssue({ code: 'custom', path: [field], message: `must be one of: ${LINE_FIELDS.join(', ')}, meta.<key>` });
  }
});

/** True for a name of an IANA time zone that this runtime knows. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZoneText = z.string().refine(isTimeZone, 'must be an IANA time zone, such as Africa/Lagos');

/** How to read a file of purchases. Everything a preset says can also be said by hand. */
export const importSource = z
  .strictObject({
    /** `csv`: one row a line, columns by header. `fixed`: columns by position. */
    format: z.enum(['csv', 'fixed']),
    columns: columnsOfFile,
    delimiter: z.string().length(1).default(','),
    encoding: z.enum(['utf8', 'latin1']).default('utf8'),
    /** Whether the first row names the columns and is no purchase. */
    header: z.boolean().default(true),
    /** `iso`, `epoch-s`, `epoch-ms`, or a pattern of YYYY MM M DD D HH H mm ss. */
    dateFormat: z.string().min(2).max(40).default('iso'),
    /** Of dates without an offset; the program's when null. */
    timeZone: timeZoneText.nullable().default(null),
    /** `decimal`: 12.50 means 12 pounds 50. `minor`: 1250 means the same. */
    amounts: z.enum(['decimal', 'minor']).default('decimal'),
    /** Of rows without a currency of their own. */
    currency: currencyText,
    category: shortText.nullable().default(null),
    channel: shortText.nullable().default(null),
    /** Put before every customer id: two shops may well have given the same one to different people. */
    customerPrefix: z.string().max(64).default(''),
    /** Put before every order id, so that two shops' orders cannot be mixed up. */
    orderPrefix: z.string().max(64).default(''),
    /** Orders whose id begins so take back earlier ones. */
    cancellationPrefix: z.string().min(1).max(16).nullable().default(null),
    /** SKUs that stand for no goods; such rows are left out and reported. */
    notGoods: z.array(shortText).max(100).default([]),
  })
  .refine((source) => source.columns.customer ?? source.columns.email, {
    error: 'needs a column for customer or email',
    path: ['columns'],
  })
  .refine((source) => source.columns.date, { error: 'needs a column for date', path: ['columns'] })
  .refine((source) => source.columns.amount ?? source.columns.price, {
    error: 'needs a column for amount or price',
    path: ['columns'],
  });

export type ImportSource = z.output<typeof importSource>;
export type ImportSourceInput = z.input<typeof importSource>;

/** What one run did. Amounts in minor units by currency. Every row of the file is counted in exactly one of the three. */
export type ImportReport = {
  readonly rows: {
    readonly read: number;
    readonly inPurchases: number;
    readonly inRefunds: number;
    readonly reported: number;
  };
  readonly customers: { readonly inFile: number };
  readonly purchases: RecordedCount;
  readonly refunds: RecordedCount & {
    /** Rows of cancellations, by how much of them found an earlier purchase. */
    readonly rows: { readonly matched: number; readonly partly: number; readonly unmatched: number };
  };
  /** Rows left out, by the code of the reason. */
  readonly reasons: Readonly<Record<string, number>>;
};

/** `known` were recorded by an earlier run. */
export type RecordedCount = {
  readonly new: number;
  readonly known: number;
  /** Of new and known. */
  readonly amount: Readonly<Record<string, bigint>>;
};
