import { randomBytes } from 'node:crypto';
import path from 'node:path';
import postgres from 'postgres';
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { prepareQueues } from '../product/queues.ts';

/** A database made for one bench and dropped after it. */
export type BenchDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/**
 * A fresh, migrated database: on the server of `given` (whose user must be allowed to create databases), or on an embedded,
 * durable server of the bench's own below `<dataDir>/bench`. The demo's database is never touched.
 */
export async function openBenchDatabase(dataDir: string, given: string | undefined): Promise<BenchDatabase> {
  const embedded = given === undefined ? await startServer(path.join(dataDir, 'bench')) : undefined;
  const adminUrl = embedded?.adminUrl ?? given ?? '';
  const name = `laurel_bench_${randomBytes(4).toString('hex')}`;
  await onServer(adminUrl, (sql) => sql`create database ${sql(name)}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  await prepareQueues(url.href);
  const drop = async () => {
    await onServer(adminUrl, (sql) => sql`drop database ${sql(name)} with (force)`);
    await embedded?.stop();
  };
  return { url: url.href, drop };
}

/** Commit times are kept, so that latency can be told from one commit to another; that takes a restart, once. */
async function startServer(directory: string): Promise<EmbeddedDatabase> {
  const server = await startEmbedded(directory);
  const isKept = await onServer(server.adminUrl, async (sql) => {
    const [row] = await sql<{ kept: string }[]>`select current_setting('track_commit_timestamp') as kept`;
    if (row?.kept !== 'on') await sql`alter system set track_commit_timestamp = on`;
    return row?.kept === 'on';
  });
  if (isKept) return server;
  await server.stop();
  return startEmbedded(directory);
}

async function onServer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
