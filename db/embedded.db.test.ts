import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';

let dataDir = '';

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-embedded-'));
});

afterEach(async () => {
  const elsewhere = await readlink(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (elsewhere) await rm(path.dirname(elsewhere), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

async function withDatabase(work: (database: EmbeddedDatabase) => Promise<void>): Promise<void> {
  const database = await startEmbedded(dataDir);
  try {
    await work(database);
  } finally {
    await database.stop();
  }
}

describe('the embedded database', { timeout: 180_000 }, () => {
  it('keeps what was committed from one start to the next, on the same port', async () => {
    let first = '';
    await withDatabase(async ({ url }) => {
      first = url;
      await ask(url, 'create table kept as select 42 as answer');
    });
    await expect(ask(first, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await withDatabase(async ({ url, attached }) => {
      expect(url).toBe(first);
      expect(attached).toBe(false);
      expect(await ask(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    });
  });

  it('speaks UTF-8 and UTC, sorts by bytes, and is durable', async () => {
    await withDatabase(async ({ url }) => {
      const settings = await ask(
        url,
        `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits, 'Z' < 'a' collate "default" as bytes`,
      );
      expect(settings).toEqual([{ encoding: 'UTF8', zone: 'UTC', fsync: 'on', commits: 'on', bytes: true }]);
    });
  });

  it('refuses a wrong password and keeps the right one for this user alone', async () => {
    await withDatabase(async ({ url }) => {
      await expect(ask(url.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1')).rejects.toThrow(
        'password authentication failed',
      );
    });
    const { mode } = await stat(path.join(dataDir, 'postgres', 'password'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('is shared by commands that run at once, and stops with the last of them', async () => {
    const [one, two] = await Promise.all([startEmbedded(dataDir), startEmbedded(dataDir)]);
    expect(one.url).toBe(two.url);
    await one.stop();
    expect(await ask(two.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await two.stop();
    await expect(ask(two.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('is joined again after the process that started it was killed', async () => {
    const program = `import { startEmbedded } from '#db/embedded.ts'; await startEmbedded(${JSON.stringify(dataDir)}); console.log('up'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    await withDatabase(async ({ url, attached }) => {
      expect(attached).toBe(true);
      expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    });
  });

  it('starts after the machine died, even if another program now has the number of the old server', async () => {
    await withDatabase(async ({ url }) => {
      await ask(url, 'create table kept as select 42 as answer');
    });
    const pidFile = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    await writeFile(
      pidFile,
      `${process.pid}\n${path.join(dataDir, 'postgres', 'cluster')}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`,
    );
    await withDatabase(async ({ url }) => {
      expect(await ask(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    });
  });

  it('takes another port when its own is taken', async () => {
    await withDatabase(async () => undefined);
    const port = Number(await readFile(path.join(dataDir, 'postgres', 'port'), 'utf8'));
    const squatter = await listen(port);
    await withDatabase(async ({ url }) => {
      expect(new URL(url).port).not.toBe(String(port));
    });
    await new Promise((resolve) => squatter.close(resolve));
  });

  it('says in plain words when the data directory cannot be used', async () => {
    const file = path.join(dataDir, 'a-file');
    await writeFile(file, '');
    await expect(startEmbedded(path.join(file, 'data'))).rejects.toThrow('cannot be used');
  });

  it('makes the place anew that a link still names', async () => {
    const gone = path.join(await mkdtemp(path.join(tmpdir(), 'laurel-elsewhere-')), 'gone');
    await chmod(path.dirname(gone), 0o711);
    await symlink(path.join(gone, 'postgres'), path.join(dataDir, 'postgres'));
    await withDatabase(async ({ url }) => expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]));
    await rm(path.dirname(gone), { recursive: true, force: true });
  });

  it.runIf(process.getuid?.() === 0)('runs for root as another user, from where that user can reach it', async () => {
    await chmod(dataDir, 0o700);
    await withDatabase(async ({ directory }) => {
      const owner = await stat(directory);
      expect(owner.uid).not.toBe(0);
      expect(directory.startsWith('/var/lib/laurel/')).toBe(true);
    });
    expect(execFileSync('ls', ['-l', dataDir], { encoding: 'utf8' })).toContain('postgres ->');
  });
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}
