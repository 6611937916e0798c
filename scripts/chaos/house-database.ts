import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { prepareQueues } from '../product/queues.ts';

/** A durable server of our own with a fresh database, to be brought down as often as one likes. */
export type HouseDatabase = {
  readonly url: string;
  /** Kills the server's processes without letting them finish anything, and starts it again: it recovers from its log. */
  readonly crash: () => Promise<void>;
  readonly drop: () => Promise<void>;
  readonly leave: () => Promise<void>;
};

const GONE_WITHIN_MS = 30_000;

/** Starts the server below `directory` and makes a migrated database in it. */
export async function openHouseDatabase(directory: string): Promise<HouseDatabase> {
  let server = await startEmbedded(directory);
  const name = `laurel_chaos_${randomBytes(4).toString('hex')}`;
  const url = new URL(server.adminUrl);
  await onServer(server, (sql) => sql`create database ${sql(name)}`);
  url.pathname = `/${name}`;
  await migrate(url.href);
  await prepareQueues(url.href);
  return {
    url: url.href,
    crash: async () => {
      await crash(server);
      server = await startEmbedded(directory);
      const { port } = new URL(server.url);
      if (port !== url.port) throw new Error('another program took the port of the database while it was down');
    },
    drop: () => onServer(server, (sql) => sql`drop database ${sql(name)} with (force)`),
    leave: () => server.stop(),
  };
}

/** SIGQUIT is what PostgreSQL calls an immediate shutdown. */
async function crash({ directory }: EmbeddedDatabase): Promise<void> {
  const file = path.join(directory, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  const deadline = Date.now() + GONE_WITHIN_MS;
  while (existsSync(file)) {
    if (Date.now() > deadline) throw new Error('the database did not go down');
    await delay(50);
  }
}

async function onServer(server: EmbeddedDatabase, work: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
