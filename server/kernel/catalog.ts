import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { run } from '#db/statement.ts';
import { conflict } from './errors.ts';

const KEY = `hashtextextended('laurel.catalog.' || id, 0)`;
const SHARED = `select pg_advisory_xact_lock_shared(${KEY}) from (select unnest($1::text[]) as id order by 1) as programs`;
const EXCLUSIVE = `select pg_advisory_xact_lock(hashtextextended('laurel.catalog.' || $1::text, 0))`;

/** Holds the rules of these programs still until the transaction ends; others may reward at the same time. */
export async function holdCatalogs(tx: Tx, programIds: readonly string[]): Promise<void> {
  await run(tx, SHARED, [programIds]);
}

/**
 * Waits until nobody rewards in the program and keeps everybody out until the transaction ends. Whoever publishes a rule
 * takes this before anything else, writes the version and then calls `raiseRevision`.
 */
export async function lockCatalog(tx: Tx, programId: string): Promise<void> {
  await run(tx, EXCLUSIVE, [programId]);
}

/** Tells the workers that the compiled rules they keep are out of date. */
export async function raiseRevision(tx: Tx, programId: string): Promise<void> {
  await tx
    .update(programs)
    .set({ catalogRevision: sql`${programs.catalogRevision} + 1` })
    .where(eq(programs.id, programId));
}

/** From when a saved rule counts: for facts from now on, or for all there ever were (history has to be re-evaluated). */
export type Counts = 'from_now' | 'since_always';

/** The start of a version in the timeline; null: since always. */
export function effectiveFrom(counts: Counts | undefined, now: Date): Date | null {
  return counts === 'since_always' ? null : now;
}

/**
 * Holds an edit to the version that was read before it; 0: there must be nothing yet. Call it under the lock.
 * @throws Refusal `version_changed` when somebody was faster, `already_exists`
 */
export function requireVersion(present: number | undefined, expected: number | undefined): void {
  if (expected === undefined || (present ?? 0) === expected) return;
  if (expected === 0) throw conflict('already_exists', 'This exists already');
  throw conflict('version_changed', 'This was changed since you read it');
}
