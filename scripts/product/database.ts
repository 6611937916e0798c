import path from 'node:path';
import postgres from 'postgres';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { type Say, StartFailure, say, step } from './terminal.ts';

/** A database ready for work, and how to leave it. */
export type OpenDatabase = {
  readonly url: string;
  /** True when the server is our own, false for the one DATABASE_URL names. */
  readonly embedded: boolean;
  readonly stop: () => Promise<void>;
};

const OLDEST_SERVER = 150_000;

const MEANINGS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at that address',
  ENOTFOUND: 'there is no machine of that name',
  CONNECT_TIMEOUT: 'it does not answer',
  '28P01': 'the password is wrong',
  '28000': 'the user may not sign in',
  '3D000': 'there is no database of that name',
  '53300': 'it has too many connections already',
};

/** The data directory of this run, absolute. */
export function dataDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(environment.LAUREL_DATA_DIR || '.data');
}

/**
 * Opens the database of `DATABASE_URL`, or else the embedded one of the data directory, which is started when it is not running.
 * @throws StartFailure when it cannot be used, with the reason
 */
export async function openDatabase(
  dataDir: string,
  given = process.env.DATABASE_URL,
  tell: Say = say,
): Promise<OpenDatabase> {
  if (given) {
    await checkServer(given);
    return { url: given, embedded: false, stop: async () => undefined };
  }
  const server = await step('Starting the database', () => startEmbedded(dataDir), tell).catch((error: Error) => {
    throw new StartFailure(error.message);
  });
  return { url: server.url, embedded: true, stop: server.stop };
}

/** Brings the schema up to date. */
export async function prepareSchema(url: string): Promise<void> {
  await step('Bringing the schema up to date', async () => {
    await migrate(url);
  }).catch((error: Error) => {
    throw new StartFailure(`The database schema could not be brought up to date: ${error.message}`);
  });
}

async function checkServer(url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StartFailure('DATABASE_URL must look like postgres://user:password@host:5432/name');
  }
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [row] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
    if (row && row.version < OLDEST_SERVER) throw new StartFailure('DATABASE_URL: PostgreSQL 15 or newer is needed.');
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(`The database of DATABASE_URL cannot be reached: ${meaningOf(error)}.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function meaningOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return MEANINGS[code] ?? (error instanceof Error ? error.message : String(error));
}
