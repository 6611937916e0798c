import type { Database, Tx } from './client.ts';

/** SQLSTATEs after which the same transaction may well succeed: serialization, deadlock, lock timeout. */
const PASSING = new Set(['40001', '40P01', '55P03']);
const UNIQUE_VIOLATION = '23505';
const TRIES = 4;

type SqlFault = { code: string; constraint: string };

/** The SQLSTATE and the constraint's name of a database error, also when the query builder wrapped it. */
export function sqlFault(error: unknown): SqlFault | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (!('code' in at) || typeof at.code !== 'string' || !/^[0-9A-Z]{5}$/.test(at.code)) continue;
    const constraint = 'constraint_name' in at && typeof at.constraint_name === 'string' ? at.constraint_name : '';
    return { code: at.code, constraint };
  }
  return null;
}

/**
 * Runs a transaction again when it lost a race: a deadlock, or one of the named unique constraints that somebody else
 * was faster at. `work` starts from nothing each time, so it must not keep state outside.
 */
export async function raceSafeTransaction<T>(
  db: Database,
  work: (tx: Tx) => Promise<T>,
  racedConstraints: readonly string[] = [],
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      const fault = sqlFault(error);
      const raced = fault?.code === UNIQUE_VIOLATION && racedConstraints.includes(fault.constraint);
      if (tried >= TRIES || !fault || !(PASSING.has(fault.code) || raced)) throw error;
    }
  }
}
