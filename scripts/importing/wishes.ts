import { parseArgs } from 'node:util';
import { StartFailure } from '#scripts/product/terminal.ts';
import { type ImportSourceInput, LINE_FIELDS } from '#server/loyalty/imports/contract.ts';
import { PRESETS } from '#server/loyalty/imports/rules/presets.ts';
import { DEFAULT_PROGRAM } from '#server/loyalty/programs/default-program.ts';

export const USAGE = `Usage: npm run import -- [options] FILE

Records a file of purchases in a program and rewards them. Importing a file again changes nothing.

Which file
  --preset NAME            ${Object.keys(PRESETS).join(' or ')}; or say it by hand:
  --format csv|fixed       csv: columns by header; fixed: columns by position
  --map FIELD=COLUMN,...   what the columns are; may be repeated. COLUMN is a header's name or #3 for the third, and
                           1-6 (from and to character) in a fixed-width file. FIELD is one of
      customer, email      whose purchase it is; one of the two is needed
      name                 the customer's name
      order                order id; rows with the same one are one purchase. Without it every row is a purchase,
                           named by customer, day and its number among the customer's rows of that day
      date                 when
      amount               what was paid: of the row, or with a price of the whole order
      price, quantity      of one piece, and pieces (1 when absent)
      sku, item, category  what was bought
      currency, channel    where rows differ; else see below
      meta.KEY             kept with the purchase under KEY
  --delimiter C            between columns (,); \\t is a tab
  --encoding utf8|latin1   (utf8)
  --no-header              the first row is a purchase too
  --date-format F          iso, epoch-s, epoch-ms, or a pattern of YYYY MM M DD D HH H mm ss (iso)
  --file-time-zone ZONE    of dates without an offset (the program's)
  --amounts decimal|minor  12.50, or 1250 for the same (decimal)
  --currency CODE          of the amounts (the preset's, or the program's)
  --category C             of rows without one
  --channel C              of rows without one
  --customer-prefix P      put before every customer id, where two shops gave the same ones to different people
  --order-prefix P         put before every order id
  --cancellation-prefix P  orders that begin so take back the customer's latest earlier purchases of the same SKUs
  --not-goods SKU,...      rows that are fees, nothing that was bought

Where to
  --program SLUG           (${DEFAULT_PROGRAM.slug}); made with the default rules when there is none (the demo in NGN), with
      --time-zone ZONE       its time zone, and --currency as its currency
  --default-cashback       give the file's currency the default bands when the program has no cashback for it
  --database URL           DATABASE_URL, or the embedded database, when absent

What else
  --no-rewards             only record; a worker rewards
  --report DIR             for report.txt, report.json and rejected.csv (a new folder under the data directory)
  --help`;

/** What the person at the terminal asked for. */
export type Wishes = {
  readonly file: string;
  readonly preset: string | undefined;
  readonly source: Omit<ImportSourceInput, 'currency'>;
  readonly currency: string | undefined;
  readonly program: string;
  readonly timeZone: string | undefined;
  readonly defaultCashback: boolean;
  readonly database: string | undefined;
  readonly rewards: boolean;
  readonly reportDir: string | undefined;
};

const TEXT = { type: 'string' } as const;
const SWITCH = { type: 'boolean' } as const;

const OPTIONS = {
  preset: TEXT,
  format: TEXT,
  map: { type: 'string', multiple: true },
  delimiter: TEXT,
  encoding: TEXT,
  'no-header': SWITCH,
  'date-format': TEXT,
  'file-time-zone': TEXT,
  amounts: TEXT,
  currency: TEXT,
  category: TEXT,
  channel: TEXT,
  'customer-prefix': TEXT,
  'order-prefix': TEXT,
  'cancellation-prefix': TEXT,
  'not-goods': TEXT,
  program: TEXT,
  'time-zone': TEXT,
  'default-cashback': SWITCH,
  database: TEXT,
  'no-rewards': SWITCH,
  report: TEXT,
  help: SWITCH,
} as const;

type Values = ReturnType<typeof parse>['values'];

/**
 * Reads the command line; null when only help is wanted.
 * @throws StartFailure with what is wrong and how it is done
 */
export function readWishes(words: string[]): Wishes | null {
  const { values, positionals } = parse(words);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw misused(file ? `one file at a time, not also ${more[0]}` : 'name the file');
  const preset = presetOf(values.preset);
  return {
    file,
    preset: values.preset,
    source: { ...preset?.source, ...described(values, preset?.source.columns) },
    currency: values.currency ?? preset?.currency,
    program: values.program ?? DEFAULT_PROGRAM.slug,
    timeZone: values['time-zone'],
    defaultCashback: values['default-cashback'] ?? false,
    database: values.database,
    rewards: !values['no-rewards'],
    reportDir: values.report,
  };
}

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error));
  }
}

function presetOf(name: string | undefined) {
  if (name === undefined) return undefined;
  const preset = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
  if (!preset) throw misused(`there is no preset ${name}; there are ${Object.keys(PRESETS).join(' and ')}`);
  return preset;
}

/** What was said by hand; it wins over the preset. */
function described(
  values: Values,
  presetColumns: Record<string, string> | undefined,
): Omit<ImportSourceInput, 'currency'> {
  if (!values.preset && !values.map) throw misused('say what the columns are, by --preset or --map');
  const told = {
    delimiter: values.delimiter?.replace('\\t', '\t'),
    encoding: wordOf(values.encoding, ['utf8', 'latin1'], '--encoding'),
    header: values['no-header'] ? false : undefined,
    dateFormat: values['date-format'],
    timeZone: values['file-time-zone'],
    amounts: wordOf(values.amounts, ['decimal', 'minor'], '--amounts'),
    category: values.category,
    channel: values.channel,
    customerPrefix: values['customer-prefix'],
    orderPrefix: values['order-prefix'],
    cancellationPrefix: values['cancellation-prefix'],
    notGoods: values['not-goods']?.split(','),
  };
  const format = wordOf(values.format, ['csv', 'fixed'], '--format');
  return {
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    ...((format || !values.preset) && { format: format ?? 'csv' }),
    columns: { ...presetColumns, ...columnsOf(values.map ?? []) },
  } as Omit<ImportSourceInput, 'currency'>;
}

/** `order=InvoiceNo,customer=CustomerID`; a comma inside a column's name is doubled. */
export function columnsOf(maps: readonly string[]): Record<string, string> {
  const pairs = maps.flatMap((map) => map.replaceAll(',,', '\0').split(',')).filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      const field = pair.slice(0, at).trim();
      if (at < 1)
        throw misused(`--map takes FIELD=COLUMN, not ${pair}; fields are ${LINE_FIELDS.join(', ')}, meta.KEY`);
      return [
        field,
        pair
          .slice(at + 1)
          .replaceAll('\0', ',')
          .trim(),
      ];
    }),
  );
}

function wordOf<W extends string>(word: string | undefined, words: readonly W[], option: string): W | undefined {
  if (word === undefined) return undefined;
  const known = words.find((one) => one === word);
  if (!known) throw misused(`${option} is ${words.join(' or ')}, not ${word}`);
  return known;
}

function misused(message: string): StartFailure {
  return new StartFailure(`${message[0]?.toUpperCase()}${message.slice(1)}.\n\n${USAGE}`);
}
