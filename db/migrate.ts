import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import postgres, { type Sql } from 'postgres';

/** One step of the schema: a folder `<NNNN_name>` with `up.sql` and its reviewed opposite `down.sql`. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: string;
  readonly down: string;
  readonly checksum: string;
};

export type MigrationReport = { readonly applied: string[]; readonly reverted: string[] };

export type MigrateOptions = {
  /** Version to end at: lower than the present one reverts, 0 empties the database. Default: the newest. */
  readonly to?: number;
  /** Folder holding the migrations. Default: `db/migrations` of the project in the working directory. */
  readonly folder?: string;
};

type AppliedRow = { version: number; name: string; checksum: string };

const QUEUE_SCHEMA = 'pgboss';
const LOCK_KEY = 7_226_031_594;
const UNDEFINED_TABLE = '42P01';

/** The migrations of a folder, in the order they are applied. */
export async function readMigrations(folder = defaultFolder()): Promise<Migration[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && /^\d{4}_/.test(entry.name)).map((entry) => entry.name);
  const migrations = await Promise.all(names.sort().map((name) => readMigration(folder, name)));
  assertUniqueVersions(migrations);
  return migrations;
}

/**
 * Brings the database to a version, each step in a transaction of its own, and installs or upgrades the job queue's
 * schema. Several processes may call it at once: one works, the others wait and then find nothing to do.
 * @throws Error when an applied migration was edited, or the database is newer than this code
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<MigrationReport> {
  const migrations = await readMigrations(options.folder);
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'laurel-migrate' } });
  try {
    await sql`select pg_advisory_lock(${LOCK_KEY})`;
    const target = options.to ?? migrations.at(-1)?.version ?? 0;
    const report = await migrateLocked(sql, migrations, target);
    if (target === 0) await sql.unsafe(`drop schema if exists ${QUEUE_SCHEMA} cascade`);
    else await migrateQueueSchema(url);
    return report;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Names of the migrations this code has and the database has not, in order. */
export async function pendingMigrations(database: string | Sql, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const sql = typeof database === 'string' ? postgres(database, { max: 1, onnotice: () => {} }) : database;
  try {
    const applied = new Set((await readApplied(sql)).map((row) => row.version));
    return migrations.filter((migration) => !applied.has(migration.version)).map((migration) => migration.name);
  } finally {
    if (typeof database === 'string') await sql.end({ timeout: 5 });
  }
}

/** Names of the migrations the database holds, in order. */
export async function appliedMigrations(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return (await readApplied(sql)).map((row) => row.name);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function migrateLocked(sql: Sql, migrations: Migration[], target: number): Promise<MigrationReport> {
  await ensureLedger(sql);
  const applied = await readApplied(sql);
  assertHistory(applied, migrations);
  const done = new Set(applied.map((row) => row.version));
  const missing = migrations.filter((migration) => migration.version <= target && !done.has(migration.version));
  const surplus = migrations.filter((migration) => migration.version > target && done.has(migration.version)).reverse();
  for (const migration of missing) await apply(sql, migration);
  for (const migration of surplus) await revert(sql, migration);
  return { applied: missing.map((migration) => migration.name), reverted: surplus.map((migration) => migration.name) };
}

async function apply(sql: Sql, migration: Migration): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(migration.up);
    await tx`insert into schema_migrations (version, name, checksum)
             values (${migration.version}, ${migration.name}, ${migration.checksum})`;
  });
}

async function revert(sql: Sql, migration: Migration): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(migration.down);
    await tx`delete from schema_migrations where version = ${migration.version}`;
  });
}

async function migrateQueueSchema(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: QUEUE_SCHEMA, max: 2, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false, close: true });
}

async function ensureLedger(sql: Sql): Promise<void> {
  await sql`create table if not exists schema_migrations (
    version integer primary key,
    name text not null unique,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;
}

async function readApplied(sql: Sql): Promise<AppliedRow[]> {
  try {
    return await sql<AppliedRow[]>`select version, name, checksum from schema_migrations order by version`;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
}

function assertHistory(applied: AppliedRow[], migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const row of applied) {
    const migration = known.get(row.version);
    if (!migration)
      throw new Error(`the database holds migration ${row.name}, which this version of Laurel does not know`);
    if (migration.checksum !== row.checksum) {
      throw new Error(`migration ${row.name} was edited after it had been applied; write a new migration instead`);
    }
  }
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const [up, down] = await Promise.all([
    readFile(/* turbopackIgnore: true */ path.join(folder, name, 'up.sql'), 'utf8'),
    readFile(/* turbopackIgnore: true */ path.join(folder, name, 'down.sql'), 'utf8'),
  ]);
  const checksum = createHash('sha256').update(up).digest('hex');
  return { version: Number.parseInt(name, 10), name, up, down, checksum };
}

function assertUniqueVersions(migrations: Migration[]): void {
  const versions = new Set(migrations.map((migration) => migration.version));
  if (versions.size !== migrations.length) throw new Error('two migrations share one number');
}

function defaultFolder(): string {
  return path.join(process.cwd(), 'db', 'migrations');
}
