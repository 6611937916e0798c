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

const ABORTED = '25P02';

/**
 * Waits for statements that were started together on one transaction. When one failed, all are waited for first, so that
 * none can reach the connection after the rollback; then the fault that began it is thrown, not those that followed.
 */
export async function together<T extends readonly unknown[]>(
  started: {
    readonly [K in keyof T]: Promise<T[K]>;
  },
): Promise<T> {
  const settled: PromiseSettledResult<unknown>[] = await Promise.allSettled(started);
  const faults = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (faults.length > 0) throw faults.find((fault) => !isFollowing(fault)) ?? faults[0];
  return settled.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as unknown as T;
}

function isFollowing(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === ABORTED;
}
