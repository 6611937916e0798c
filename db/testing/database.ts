import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { type Connection, connect } from '../client.ts';
import { databaseOn } from './server.ts';

export type TestDatabase = Omit<Connection, 'close'> & { readonly url: string };

/**
 * A database of this test file's own, cloned from the migrated template and dropped when the file ends. Call it at the top
 * of the file: `const { db, sql, url } = await testDatabase();`
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = inject('testServer');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await onServer(
    adminUrl,
    (admin) => admin`create database ${admin(name)} template ${admin(template)} strategy file_copy`,
  );
  const url = databaseOn(adminUrl, name);
  const connection = connect(url, { applicationName: 'laurel-test' });
  afterAll(async () => {
    await connection.close();
    await onServer(adminUrl, (admin) => admin`drop database ${admin(name)} with (force)`);
  });
  return { db: connection.db, sql: connection.sql, url };
}

/** An empty database with no schema at all, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<string> {
  const { adminUrl, template } = inject('testServer');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await onServer(adminUrl, (admin) => admin`create database ${admin(name)}`);
  afterAll(() => onServer(adminUrl, (admin) => admin`drop database ${admin(name)} with (force)`));
  return databaseOn(adminUrl, name);
}

async function onServer(adminUrl: string, work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 1 });
  }
}
