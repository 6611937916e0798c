import type { Tx } from '#db/client.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import {
  type CreateCustomerInput,
  type CustomerImport,
  createCustomerInput,
  type ImportCustomersInput,
  type ImportRow,
  importCustomersInput,
} from './contract.ts';
import { foreseeCustomers, resolveCustomers } from './resolve-customers.ts';

type RefusedRow = CustomerImport['refused'][number];
type GoodRow = { readonly line: number; readonly customer: CreateCustomerInput };
type Part = { readonly programId: string; readonly file: string; readonly good: readonly GoodRow[] };

const CONTROL = /[\p{Cc}\p{Cs}]/u;

/**
 * Takes a part of a file of customers: who is unknown is made, what was missing of a known one is filled in, nothing is
 * overwritten. A row that cannot be taken is answered with its line and the reason, the others are taken nevertheless. A dry
 * run answers the same and writes nothing. The same rows again change nothing.
 * @throws Refusal `validation_failed`
 */
export async function importCustomers(
  ctx: Context,
  input: { readonly programId: string; readonly part: ImportCustomersInput },
): Promise<CustomerImport> {
  requireMay(ctx.actor, 'customer.write', input);
  const { programId } = input;
  const { file, rows, isDryRun } = checkedInput(importCustomersInput, input.part);
  const { good, refused } = sorted(rows);
  const { created, filled, bad } = await ctx.db.transaction((tx) => {
    const part = { programId, file, good };
    return isDryRun ? foresee(tx, part) : take(tx, ctx, part);
  });
  const unchanged = good.length - created - filled - bad.length;
  return { created, filled, unchanged, refused: [...refused, ...bad].sort((one, other) => one.line - other.line) };
}

async function foresee(tx: Tx, { programId, good }: Part) {
  const plan = await foreseeCustomers(
    tx,
    programId,
    good.map(({ customer }) => customer),
  );
  const bad = good.flatMap(({ line }, at): RefusedRow[] => {
    const found = plan.meant[at];
    return found instanceof Refusal ? [{ line, reason: found.message }] : [];
  });
  return { created: plan.create.length, filled: plan.fill.length, bad };
}

async function take(tx: Tx, ctx: Context, part: Part) {
  const foreseen = await foresee(tx, part);
  const badLines = new Set(foreseen.bad.map(({ line }) => line));
  const taken = part.good.filter(({ line }) => !badLines.has(line));
  const [first] = taken;
  if (!first) return foreseen;
  const { programId, file } = part;
  const customers = taken.map(({ customer }) => customer);
  const created = (await resolveCustomers(tx, ctx, programId, customers)).created.length;
  const lines = [first.line, taken.at(-1)?.line];
  await writeAudit(tx, ctx, {
    programId,
    subjectType: 'program',
    subjectId: programId,
    action: 'customer.import',
    after: { file, lines, rows: taken.length, created, filled: foreseen.filled },
  });
  return { ...foreseen, created };
}

/** The rows that can be taken, and those that cannot with their reasons. */
function sorted(rows: readonly ImportRow[]): { readonly good: GoodRow[]; readonly refused: RefusedRow[] } {
  const good: GoodRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { line, ...cells } of rows) {
    const read = readCustomer(cells);
    if (typeof read === 'string') refused.push({ line, reason: read });
    else good.push({ line, customer: read });
  }
  return { good, refused };
}

/** The customer of a row, or why it is none. */
function readCustomer({ externalId, email, name }: Omit<ImportRow, 'line'>): CreateCustomerInput | string {
  if ([externalId, email, name].some((cell) => CONTROL.test(cell))) return 'A cell has characters that are no text';
  const written = (cell: string) => cell.trim() || undefined;
  const read = createCustomerInput.safeParse({
    externalId: written(externalId),
    email: written(email),
    name: written(name),
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
}
