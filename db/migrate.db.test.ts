import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appliedMigrations, migrate, pendingMigrations } from './migrate.ts';
import { emptyDatabase } from './testing/database.ts';
import { schemaSnapshot } from './testing/schema-snapshot.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-migrations-'));
  await write('0001_shelf', 'create table shelf (id integer primary key)', 'drop table shelf');
  await write('0002_book', 'create table book (shelf integer references shelf)', 'drop table book');
});

afterAll(() => rm(folder, { recursive: true }));

describe('migrating', () => {
  it('brings an empty database up, down to nothing, and up again to the very same schema', async () => {
    const url = await emptyDatabase();
    await migrate(url);
    const first = await schemaSnapshot(url);
    await migrate(url, { to: 0 });
    const left = await schemaSnapshot(url);
    expect(left.filter((thing) => thing.table !== 'schema_migrations')).toEqual([]);
    expect(await appliedMigrations(url)).toEqual([]);
    await migrate(url);
    expect(await schemaSnapshot(url)).toEqual(first);
    expect(await pendingMigrations(url)).toEqual([]);
  });

  it('lets several processes start at once: one works, none fails', async () => {
    const url = await emptyDatabase();
    const reports = await Promise.all([1, 2, 3, 4].map(() => migrate(url, { folder })));
    expect(reports.flatMap((report) => report.applied)).toEqual(['0001_shelf', '0002_book']);
  });

  it('goes to a version, and tells which are pending', async () => {
    const url = await emptyDatabase();
    expect(await pendingMigrations(url, folder)).toEqual(['0001_shelf', '0002_book']);
    await migrate(url, { folder, to: 1 });
    expect(await pendingMigrations(url, folder)).toEqual(['0002_book']);
    await migrate(url, { folder });
    expect(await migrate(url, { folder, to: 1 })).toEqual({ applied: [], reverted: ['0002_book'] });
  });

  it('leaves nothing of a migration that fails', async () => {
    const url = await emptyDatabase();
    const broken = await mkdtemp(path.join(tmpdir(), 'laurel-broken-'));
    await write('0001_broken', 'create table half (id integer); select 1 / 0', 'drop table half', broken);
    await expect(migrate(url, { folder: broken })).rejects.toThrow('division by zero');
    expect(await appliedMigrations(url)).toEqual([]);
    await rm(broken, { recursive: true });
  });

  it('refuses a migration that was edited after it had been applied, and one it does not know', async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder });
    const sql = postgres(url, { max: 1 });
    await sql`update schema_migrations set checksum = 'other' where version = 2`;
    await expect(migrate(url, { folder })).rejects.toThrow('0002_book was edited');
    await sql`update schema_migrations set version = 9, name = '0009_future' where version = 2`;
    await expect(migrate(url, { folder })).rejects.toThrow('0009_future');
    await sql.end();
  });
});

async function write(name: string, up: string, down: string, into = folder): Promise<void> {
  await mkdir(path.join(into, name));
  await writeFile(path.join(into, name, 'up.sql'), up);
  await writeFile(path.join(into, name, 'down.sql'), down);
}
