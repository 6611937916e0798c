import type { Database, Tx } from './client.ts';

/**
 * What a statement may be given. Arrays travel as PostgreSQL's own text of an array, which is many times faster than what
 * the driver does; instants, amounts and JSON in them are texts that the statement casts.
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
  const params = parameters.map((one) => (Array.isArray(one) ? arrayText(one) : one));
  const query = { sql: text, params };
  const { session } = on._;
  return session
    .prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(query, undefined, 'prepared', false)
    .execute();
}

/** Words, ids, instants and numbers need no quotes. */
const PLAIN = /^[\w:.+-]+$/;
const NEEDS_ESCAPE = /["\\]/;
/** Control characters and lone surrogates, which JSON escapes in another way than PostgreSQL. */
const ESCAPED_OTHERWISE = /[\p{Cc}\p{Cs}]/u;
const NULL_WORD = /^null$/i;

/** A list as PostgreSQL writes arrays: `{a,"b c",null}`. Lists of ids, words or numbers, the most, take the short way. */
export function arrayText(values: readonly (string | number | null)[]): string {
  const bare = values.includes(null) ? null : values.join(',');
  if (values.length === 0 || typeof values[0] === 'number') return bare === null ? slowText(values) : `{${bare}}`;
  if (bare !== null && !NEEDS_ESCAPE.test(bare)) return `{"${values.join('","')}"}`;
  return slowText(values);
}

function slowText(values: readonly (string | number | null)[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: string | number | null): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (PLAIN.test(value) && !NULL_WORD.test(value)) return value;
  if (ESCAPED_OTHERWISE.test(value)) return `"${value.replace(/["\\]/g, '\\$&')}"`;
  return JSON.stringify(value);
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
