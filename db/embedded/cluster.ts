import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import type { Binaries } from './binaries.ts';
import type { Owner } from './owner.ts';
import { freePort, isFree } from './port.ts';
import { runProgram } from './programs.ts';
import { type Durability, settingsFile } from './settings.ts';

/** A database cluster on disk: `<base>/cluster` is PostgreSQL's, the other files are ours. */
export type Cluster = {
  readonly base: string;
  readonly data: string;
  readonly password: string;
  readonly owner: Owner;
  readonly binaries: Binaries;
  readonly durability: Durability;
};

export const SUPERUSER = 'laurel';

/** Opens the cluster below `base`, making it first when there is none. */
export async function openCluster(
  base: string,
  owner: Owner,
  binaries: Binaries,
  durability: Durability,
): Promise<Cluster> {
  if (!existsSync(path.join(base, 'cluster', 'PG_VERSION'))) await createCluster(base, owner, binaries, durability);
  const password = (await readFile(path.join(base, 'password'), 'utf8')).trim();
  return { base, data: path.join(base, 'cluster'), password, owner, binaries, durability };
}

/** The port of this cluster's running server, or undefined when none runs. */
export async function runningPort(cluster: Cluster): Promise<number | undefined> {
  const lines = await readFile(path.join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(lines.split('\n')[3]);
  if (!port || !(await answers(cluster, port))) return undefined;
  return port;
}

/** Starts the cluster's server and waits until it answers. Returns its port. */
export async function startServer(cluster: Cluster): Promise<number> {
  const port = await choosePort(cluster);
  await writeFile(path.join(cluster.data, 'laurel.conf'), settingsFile(port, cluster.durability));
  if (cluster.owner) await chown(path.join(cluster.data, 'laurel.conf'), cluster.owner.uid, cluster.owner.gid);
  await forgetDeadServer(cluster);
  const log = path.join(cluster.data, 'server.log');
  const started = await runProgram(cluster.binaries.pgCtl, startParameters(cluster, log), cluster.owner).catch(
    () => null,
  );
  const running = await (started === null ? portOfAnother(cluster) : runningPort(cluster));
  if (!running) throw new Error(`The database did not start. Its last words: ${await lastWords(log)}`);
  await writeFile(path.join(cluster.base, 'port'), String(running));
  return running;
}

/** Stops the server: open sessions are ended, committed work is kept. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const parameters = ['-D', cluster.data, '-m', 'fast', '-w', '-t', '60', 'stop'];
  await runProgram(cluster.binaries.pgCtl, parameters, cluster.owner);
}

/** The address of a database of the cluster. */
export function databaseUrl(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function createCluster(base: string, owner: Owner, binaries: Binaries, durability: Durability): Promise<void> {
  const draft = `${base}.new-${randomBytes(4).toString('hex')}`;
  const data = path.join(draft, 'cluster');
  const passwordFile = path.join(draft, 'password');
  const passable = owner ? 0o711 : 0o700;
  const home = path.dirname(base);
  // The place may be gone although a link still names it; made anew, the server's user must be able to pass through it.
  if (await mkdir(home, { recursive: true })) await chmod(home, passable);
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chmod(draft, passable);
  await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (owner) await Promise.all([data, passwordFile].map((file) => chown(file, owner.uid, owner.gid)));
  await runProgram(binaries.initdb, initdbParameters(data, passwordFile, durability), owner);
  await appendFile(path.join(data, 'postgresql.conf'), "\ninclude_if_exists = 'laurel.conf'\n");
  if (owner) await chown(passwordFile, 0, 0);
  await rename(draft, base).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

function initdbParameters(data: string, passwordFile: string, durability: Durability): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durability === 'throwaway' ? ['--no-sync', '--no-data-checksums'] : []),
  ];
}

function startParameters(cluster: Cluster, log: string): string[] {
  return ['-D', cluster.data, '-l', log, '-w', '-t', '120', 'start'];
}

/** Two commands may start the server in the same moment: the slower one finds the other's, once that answers. */
async function portOfAnother(cluster: Cluster): Promise<number | undefined> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = await runningPort(cluster);
    if (port || !existsSync(path.join(cluster.data, 'postmaster.pid'))) return port;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return undefined;
}

async function lastWords(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-8).join('\n');
}

async function choosePort(cluster: Cluster): Promise<number> {
  const remembered = Number(await readFile(path.join(cluster.base, 'port'), 'utf8').catch(() => ''));
  return remembered && (await isFree(remembered)) ? remembered : freePort();
}

/** A pid file outlives a killed machine; when another program has the number since, PostgreSQL would not start. */
async function forgetDeadServer(cluster: Cluster): Promise<void> {
  const file = path.join(cluster.data, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  if (command !== undefined && !command.startsWith('postgres')) await rm(file, { force: true });
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const sql = postgres(databaseUrl(cluster, port, 'postgres'), { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [row] = await sql<{ directory: string }[]>`select current_setting('data_directory') as directory`;
    return row?.directory === cluster.data;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
