import type { Database, Tx } from './client.ts';

/**
 * What a statement may be given. Arrays travel as PostgreSQL arrays; the driver mistakes arrays of bigint, boolean or
 * Date for single values, so those travel as texts and are cast in the statement.
 */
export type Parameter =
  | string
  | number
  | boolean
  | bigint
  | null
  | readonly (string | null)[]
  | readonly (number | null)[];

/**
 * Runs one constant text as a prepared statement of its session, planned once and bound many times. Statements that are
 * started together on one transaction are pipelined: they run in the order they were started, in one round trip.
 */
export function run<Row>(on: Tx | Database, text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
  const query = { sql: text, params: [...parameters] };
  const { session } = on._;
  return session
    .prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(query, undefined, 'prepared', false)
    .execute();
}
