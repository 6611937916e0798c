import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Database = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

export type ConnectOptions = {
  /** Connections at most; 10 when absent. */
  max?: number;
  /** Named in `pg_stat_activity`. */
  applicationName?: string;
  /** Milliseconds a statement may run; 30,000 when absent. */
  statementTimeoutMs?: number;
  /** Milliseconds a statement may wait for a lock; 10,000 when absent. */
  lockTimeoutMs?: number;
  /** One session that stays open however long it idles, so that its temporary tables last until `close`. */
  singleSession?: boolean;
};

export type Connection = { db: Database; sql: postgres.Sql; close: () => Promise<void> };

/**
 * Opens a pool to PostgreSQL. Every session has a statement, a lock and an idle-in-transaction limit, so that a
 * stuck client cannot hold a customer's row for ever.
 */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const sql = postgres(url, {
    max: options.singleSession ? 1 : (options.max ?? 10),
    idle_timeout: options.singleSession ? 0 : 60,
    ...(options.singleSession && { max_lifetime: null }),
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: {
      application_name: options.applicationName ?? 'laurel',
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      lock_timeout: options.lockTimeoutMs ?? 10_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
