import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readlink, rm, statfs, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres, { type Sql } from 'postgres';
import { prepareBinaries } from './embedded/binaries.ts';
import { type Cluster, databaseUrl, openCluster, runningPort, startServer, stopServer } from './embedded/cluster.ts';
import { canRead, canWriteIn, chooseOwner, type Owner } from './embedded/owner.ts';
import { PROGRAM_ENV } from './embedded/programs.ts';

/** A running database server of our own. */
export type EmbeddedDatabase = {
  /** Address of the product's database. */
  readonly url: string;
  /** Address of the maintenance database, for making and dropping others. */
  readonly adminUrl: string;
  /** True when the server was already running, started by another command. */
  readonly attached: boolean;
  /** Where PostgreSQL's files are. */
  readonly directory: string;
  /** Leaves the server, and stops it unless another command still uses it. */
  readonly stop: () => Promise<void>;
};

const DATABASE = 'laurel';
const KEEPER = 'laurel-keeper';
const LEAVING_LOCK = 7_226_031_595;
const NEEDED_BYTES = 300 * 1024 * 1024;
const WATCH = `cat >/dev/null
kill -QUIT "$(head -n 1 "$1")"
tries=0
while [ -e "$1" ] && [ "$tries" -lt 200 ]; do sleep 0.05; tries=$((tries + 1)); done
rm -rf "$2"`;
const SYSTEM_HOME = '/var/lib/laurel';

/**
 * The durable database below `<dataDir>/postgres`: made at the first call, started when it is not running, joined when it is.
 * As root in a directory that PostgreSQL's user cannot reach, the files live in /var/lib/laurel and
 * `<dataDir>/postgres` is a link to them.
 * @throws Error in a person's words when the disk is full, the directory cannot be written, or the server does not start
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const base = path.join(path.resolve(dataDir), 'postgres');
  await prepareDirectory(path.dirname(base));
  const owner = chooseOwner(path.join(base, 'cluster'));
  const home = await reachableBase(base, owner);
  const binaries = await prepareBinaries(owner, path.dirname(home));
  const cluster = await openCluster(home, owner, binaries, 'durable');
  const running = await runningPort(cluster);
  const port = running ?? (await startServer(cluster));
  const keeper = await enter(cluster, port);
  return {
    url: databaseUrl(cluster, port, DATABASE),
    adminUrl: databaseUrl(cluster, port, 'postgres'),
    attached: running !== undefined,
    directory: cluster.data,
    stop: () => leave(cluster, keeper),
  };
}

/**
 * A database server for tests: fast, not durable, in a temporary directory. It ends and its files vanish with `stop`,
 * or when this process dies in whatever way.
 */
export async function startThrowaway(): Promise<EmbeddedDatabase> {
  const owner = chooseOwner('/nonexistent');
  const home = await mkdtemp(path.join(temporaryRoot(owner), 'laurel-db-'));
  await chmod(home, 0o711);
  const binaries = await prepareBinaries(owner, home);
  const cluster = await openCluster(path.join(home, 'postgres'), owner, binaries, 'throwaway');
  const port = await startServer(cluster);
  const stop = endWithThisProcess(cluster, home);
  const keeper = await enter(cluster, port);
  await keeper.end();
  return {
    url: databaseUrl(cluster, port, DATABASE),
    adminUrl: databaseUrl(cluster, port, 'postgres'),
    attached: false,
    directory: cluster.data,
    stop,
  };
}

async function prepareDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    const disk = await statfs(dataDir);
    const free = disk.bavail * disk.bsize;
    if (free < NEEDED_BYTES && !existsSync(path.join(dataDir, 'postgres'))) {
      const megabytes = Math.floor(free / 1024 / 1024);
      throw new Error(`only ${megabytes} MB are free, and a new database needs about 300 MB`);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The data directory ${dataDir} cannot be used: ${reason}`);
  }
}

async function reachableBase(base: string, owner: Owner): Promise<string> {
  const link = await linkedBase(base);
  if (link) return link;
  if (existsSync(base)) return realpathSync(base);
  const parent = realpathSync(path.dirname(base));
  if (!owner || canRead(owner, parent)) return path.join(parent, path.basename(base));
  const elsewhere = path.join(SYSTEM_HOME, randomBytes(6).toString('hex'));
  await mkdir(elsewhere, { recursive: true, mode: 0o711 });
  try {
    await symlink(path.join(elsewhere, 'postgres'), base);
  } catch {
    // Another command was faster: its place is ours too.
    await rm(elsewhere, { recursive: true });
  }
  return (await linkedBase(base)) ?? base;
}

function linkedBase(base: string): Promise<string | undefined> {
  return readlink(base).catch(() => undefined);
}

function temporaryRoot(owner: Owner): string {
  const root = [tmpdir(), '/tmp', '/var/tmp'].find((directory) => canWriteIn(owner, directory));
  if (!root) throw new Error('There is no temporary directory the test database could live in; set TMPDIR.');
  return realpathSync(root);
}

/** The keeper is a connection held as long as the server is needed: when a process dies, so does its claim. */
async function enter(cluster: Cluster, port: number): Promise<Sql> {
  const keeper = postgres(databaseUrl(cluster, port, 'postgres'), {
    max: 1,
    onnotice: () => {},
    connection: { application_name: KEEPER },
  });
  const [found] = await keeper`select 1 from pg_database where datname = ${DATABASE}`;
  if (!found) await keeper`create database ${keeper(DATABASE)}`.catch(ignoreDuplicate);
  return keeper;
}

async function leave(cluster: Cluster, keeper: Sql): Promise<void> {
  await keeper`select pg_advisory_lock(${LEAVING_LOCK})`;
  const others = await keeper`
    select 1 from pg_stat_activity where application_name = ${KEEPER} and pid <> pg_backend_pid()`;
  if (others.length > 0) return keeper.end();
  await stopServer(cluster);
  await keeper.end({ timeout: 1 }).catch(() => {});
}

/** A watching shell reads from this process; when the pipe closes, it stops the server and removes the files. */
function endWithThisProcess(cluster: Cluster, home: string): () => Promise<void> {
  const pidFile = path.join(cluster.data, 'postmaster.pid');
  const watcher = spawn('/bin/sh', ['-c', WATCH, 'sh', pidFile, home], {
    cwd: '/',
    detached: true,
    env: PROGRAM_ENV,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const closed = new Promise((resolve) => watcher.once('close', resolve));
  watcher.unref();
  return async () => {
    watcher.ref();
    watcher.stdin.end();
    await closed;
  };
}

function ignoreDuplicate(error: unknown): void {
  const duplicate = error instanceof postgres.PostgresError && ['42P04', '23505'].includes(error.code);
  if (!duplicate) throw error;
}
