import { parse } from 'csv-parse/sync';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal, ruleBroken } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import {
  type CustomerImport,
  createCustomerInput,
  IMPORT_COLUMNS,
  IMPORT_ROWS,
  type ImportCustomersInput,
  importCustomersInput,
  type RefusedRow,
} from './contract.ts';
import { foreseeCustomers, resolveCustomers } from './resolve-customers.ts';
import type { CustomerPlan } from './rules.ts';

type Customer = { readonly externalId?: string; readonly email?: string; readonly name?: string };
type GoodRow = { readonly line: number; readonly customer: Customer };

const AT_ONCE = 500;
const CONTROL = /[\p{Cc}\p{Cs}]/u;

/**
 * Reads customers from the text of a CSV file, row by row: who is unknown is made, what was missing of a known one is filled
 * in, nothing is overwritten. A row that cannot be taken is answered with its line and the reason, the others are taken
 * nevertheless. A dry run answers the same and writes nothing. The same file again changes nothing.
 * @throws Refusal `validation_failed`, `import_unreadable` when the header is another or there are too many rows
 */
export async function importCustomers(
  ctx: Context,
  input: { readonly programId: string; readonly file: ImportCustomersInput },
): Promise<CustomerImport> {
  requireMay(ctx.actor, 'customer.write', input);
  const { programId } = input;
  const { text, isDryRun } = checkedInput(importCustomersInput, input.file);
  const { good, refused } = readCustomers(text);
  const sum = { created: 0, filled: 0, unchanged: 0 };
  for (let from = 0; from < good.length; from += AT_ONCE) {
    const rows = good.slice(from, from + AT_ONCE);
    const { created, filled, bad } = await takeRows(ctx, programId, rows, isDryRun);
    sum.created += created;
    sum.filled += filled;
    sum.unchanged += rows.length - created - filled - bad.length;
    refused.push(...bad);
  }
  return { ...sum, isDryRun, refused: refused.sort((one, other) => one.line - other.line) };
}

async function takeRows(ctx: Context, programId: string, rows: readonly GoodRow[], isDryRun: boolean) {
  const references = rows.map(({ customer }) => customer);
  return ctx.db.transaction(async (tx) => {
    const plan = await foreseeCustomers(tx, programId, references);
    const bad = refusedOf(rows, plan);
    const taken = rows.filter(({ line }) => !bad.some((one) => one.line === line));
    const counts = { created: plan.create.length, filled: plan.fill.length, bad };
    if (isDryRun || taken.length === 0) return counts;
    const { created } = await resolveCustomers(
      tx,
      ctx,
      programId,
      taken.map(({ customer }) => customer),
    );
    const after = { rows: taken.length, created: created.length, filled: counts.filled };
    await writeAudit(tx, ctx, {
      programId,
      subjectType: 'program',
      subjectId: programId,
      action: 'customer.import',
      after,
    });
    return { ...counts, created: created.length };
  });
}

function refusedOf(rows: readonly GoodRow[], { meant }: CustomerPlan): RefusedRow[] {
  return rows.flatMap(({ line, customer }, at) => {
    const found = meant[at];
    return found instanceof Refusal ? [{ line, reason: found.message, cells: cellsOf(customer) }] : [];
  });
}

const cellsOf = ({ externalId = '', email = '', name = '' }: Customer) => [externalId, email, name];

type Read = { readonly good: GoodRow[]; readonly refused: RefusedRow[] };
type CsvRow = { readonly record: string[]; readonly info: { readonly lines: number } };

/** The rows that can be taken, and those that cannot with their reasons; the first line names the columns. */
function readCustomers(text: string): Read {
  const refused: RefusedRow[] = [];
  const rows = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      refused.push({ line: Number(error?.lines ?? 0), reason: 'The quotes in this line do not match', cells: [] });
    },
  }) as unknown as CsvRow[];
  const [header, ...records] = rows;
  if (header?.record.map((cell) => cell.trim()).join() !== IMPORT_COLUMNS.join()) {
    throw ruleBroken('import_unreadable', `The first line must be ${IMPORT_COLUMNS.join()}`);
  }
  if (records.length > IMPORT_ROWS) throw ruleBroken('import_unreadable', `A file may have ${IMPORT_ROWS} rows`);
  return sorted(records, refused);
}

function sorted(records: readonly CsvRow[], refused: RefusedRow[]): Read {
  const good: GoodRow[] = [];
  const seen = new Map<string, number>();
  for (const { record, info } of records) {
    const line = info.lines;
    const read = readRow(record, seen);
    if (typeof read === 'string') refused.push({ line, reason: read, cells: record });
    else {
      for (const name of namesOf(read)) seen.set(name, line);
      good.push({ line, customer: read });
    }
  }
  return { good, refused };
}

/** The customer of a row, or why it is none. */
function readRow(cells: readonly string[], seen: ReadonlyMap<string, number>): Customer | string {
  if (cells.length !== IMPORT_COLUMNS.length)
    return `There are ${cells.length} cells instead of ${IMPORT_COLUMNS.length}`;
  if (cells.some((cell) => CONTROL.test(cell))) return 'A cell has characters that are no text';
  const [externalId, email, name] = cells.map((cell) => cell.trim() || undefined);
  const read = createCustomerInput.safeParse({ externalId, email, name });
  if (!read.success) {
    const [issue] = read.error.issues;
    return [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
  }
  const earlier = namesOf(read.data).find((one) => seen.has(one));
  return earlier === undefined ? read.data : `Line ${seen.get(earlier)} names this customer already`;
}

function namesOf({ externalId, email }: Customer): string[] {
  return [externalId && `id ${externalId}`, email && `email ${email}`].filter(
    (name) => name !== undefined && name !== '',
  ) as string[];
}
