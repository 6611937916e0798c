import { eq } from 'drizzle-orm';
import { programs } from '#db/schema/programs.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { decimalText } from '#server/kernel/money.ts';
import type { Page, Position } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { CustomerRow } from './contract.ts';
import { type Asked, readCustomers } from './queries.ts';

/** The columns of the file; its first three are those an import reads. */
export const EXPORT_COLUMNS = [
  'externalId',
  'email',
  'name',
  'id',
  'account',
  'badge',
  'purchases',
  'points',
  'cashback',
  'currency',
  'since',
] as const;

const AT_ONCE = 1_000;

/**
 * Every customer that the filters name, newest first, some rows at a time: asked for one after the other, so that neither a large
 * program nor a slow reader holds anything up. Cashback as a decimal of the program's currency. It is written down who took the
 * file, and which, before the first row leaves.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function exportCustomers(ctx: Context, asked: Asked): Promise<AsyncGenerator<string[][]>> {
  const { programId, filters } = asked;
  requireMay(ctx.actor, 'customer.export', { programId });
  const [program] = await ctx.db
    .select({ currency: programs.currency })
    .from(programs)
    .where(eq(programs.id, programId));
  if (!program) throw notFound('The program');
  await ctx.db.transaction((tx) =>
    writeAudit(tx, ctx, {
      programId,
      subjectType: 'program',
      subjectId: programId,
      action: 'customer.export',
      after: { filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value != null)) },
    }),
  );
  return linesOf(ctx, asked, program.currency);
}

async function* linesOf({ db }: Context, asked: Asked, currency: string): AsyncGenerator<string[][]> {
  let after: Position | null = null;
  do {
    const page: Page<CustomerRow> = await readCustomers(db, asked, { limit: AT_ONCE, descending: true, after });
    if (page.rows.length > 0) yield page.rows.map((row) => cellsOf(row, currency));
    after = page.next;
  } while (after);
}

function cellsOf(row: CustomerRow, currency: string): string[] {
  return [
    row.externalId ?? '',
    row.email ?? '',
    row.name ?? '',
    row.id,
    row.account,
    row.badge?.name ?? '',
    String(row.purchases),
    String(row.points),
    decimalText(row.cashback, currency),
    currency,
    row.createdAt.toISOString(),
  ];
}
