import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** A database that does not answer in this time is as good as away. */
const PATIENCE_MS = 1_800;

/**
 * Waits for the database's first answer to a request, but not for long.
 * @throws Error that reads as an outage, and is answered as one
 */
export async function inPatience<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = () => reject(Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' }));
  const timer = setTimeout(late, PATIENCE_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the database for a sign of life, before work that may not be given up half way. */
export async function requireDatabase(db: Database): Promise<void> {
  await inPatience(Promise.resolve(db.execute(sql`select 1`)));
}
