import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';

/** Which rows are looked at. */
export type Scope = {
  /** One program, or all of them when null. */
  readonly programId: string | null;
  /** Facts that came in after this may still wait in the queue. */
  readonly settledBefore: Date;
};

/** A row that breaks a promise: ids and figures, as JSON writes them. */
export type Breach = { readonly [field: string]: string | number | boolean | null };

/**
 * The promise a check guards; `invariant` is its number in the domain's list, 7 for what goes beyond it. Where `waits` stands, rows are work still to be done
 * and break nothing.
 */
export type Promised = {
  readonly invariant: number;
  readonly name: string;
  readonly promise: string;
  readonly waits?: true;
};

/** A promise that one query can test: it selects the rows that break it. */
export type Check = Promised & { readonly breaches: (scope: Scope) => SQL };

/** What a check found: how many rows in all, and the first of them. */
export type Finding = Promised & { readonly count: number; readonly breaches: readonly Breach[] };

/** True when rows were found that break the promise. */
export function isBroken({ count, waits }: Finding): boolean {
  return count > 0 && !waits;
}

/** `<alias>.program_id` is in the scope. */
export function inScope(scope: Scope, alias: string): SQL {
  return scope.programId === null ? sql`true` : sql`${sql.raw(alias)}.program_id = ${scope.programId}::uuid`;
}

/** Instants are sent as text: the driver formats dates by the type it guesses. */
export function instantOf(date: Date): SQL {
  return sql`${date.toISOString()}::timestamptz`;
}

/** Runs one check. At most `limit` of its rows come back (all when null), and always their full number. */
export async function findBreaches(tx: Tx, check: Check, scope: Scope, limit: number | null): Promise<Finding> {
  const rows = await tx.execute<{ breach: Breach; total: string }>(sql`
    with breaches as (${check.breaches(scope)})
    select to_jsonb(b) as breach, count(*) over () as total from breaches b ${limit === null ? sql`` : sql`limit ${limit}`}`);
  const { breaches: _breaches, ...promised } = check;
  return { ...promised, count: Number(rows[0]?.total ?? 0), breaches: rows.map((row) => row.breach) };
}
