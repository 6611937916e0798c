import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { emptyDatabase } from './testing/database.ts';
import { type SchemaObject, schemaSnapshot } from './testing/schema-snapshot.ts';

const SCHEMA = path.join(import.meta.dirname, 'schema');
/** What Drizzle cannot say, and only migrations hold. */
const ONLY_IN_MIGRATIONS = ['trigger', 'function'];

describe('the schema files and the migrations', () => {
  it('describe the same tables, columns, constraints and indexes', { timeout: 60_000 }, async () => {
    const [migrated, declared] = [await emptyDatabase(), await emptyDatabase()];
    await migrate(migrated);
    await createDeclared(declared);
    expect(await described(migrated)).toEqual(await described(declared));
  });
});

async function createDeclared(url: string): Promise<void> {
  const files = (await readdir(SCHEMA)).filter((file) => !file.includes('.test.'));
  const modules = await Promise.all(files.map((file) => import(path.join(SCHEMA, file)) as Promise<object>));
  const declared = generateDrizzleJson(Object.assign({}, ...modules));
  const statements = await generateMigration(generateDrizzleJson({}), declared);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** One line each. A column's place may differ: later migrations add at the end. */
async function described(url: string): Promise<string[]> {
  const things = (await schemaSnapshot(url)).filter(isShared);
  return things.map(({ kind, table, name, definition }) => {
    const meaning = kind === 'column' ? definition.replace(/^\d+ /, '') : definition;
    return `${kind} ${table}.${name}: ${meaning}`;
  });
}

function isShared({ kind, table }: SchemaObject): boolean {
  return table !== 'schema_migrations' && !ONLY_IN_MIGRATIONS.includes(kind);
}
