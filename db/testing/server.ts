import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { startThrowaway } from '../embedded.ts';
import { migrate } from '../migrate.ts';

/** What every test file needs to clone a database: a server where databases may be made, and the one to clone. */
export type TestServer = { readonly adminUrl: string; readonly template: string };

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** The address of another database on the same server. */
export function databaseOn(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * A server with one migrated template: `TEST_DATABASE_URL` when given (its user must be allowed to create databases), else a
 * throwaway embedded one. `prepare` may add to the template, which must have no sessions left when it returns.
 */
export async function startTestServer(
  prepare: (templateUrl: string) => Promise<void>,
): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given ? undefined : await startThrowaway();
  const adminUrl = given ?? embedded?.adminUrl ?? '';
  const template = `laurel_test_${randomBytes(4).toString('hex')}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(template)}`;
  const templateUrl = databaseOn(adminUrl, template);
  await migrate(templateUrl);
  await prepare(templateUrl);
  const stop = async () => {
    if (given) await dropFamily(admin, template);
    await admin.end({ timeout: 1 });
    await embedded?.stop();
  };
  return { server: { adminUrl, template }, stop };
}

async function dropFamily(admin: postgres.Sql, template: string): Promise<void> {
  const family = await admin<{ datname: string }[]>`
    select datname from pg_database where datname = ${template} or starts_with(datname, ${`${template}_`})`;
  for (const { datname } of family) await admin`drop database if exists ${admin(datname)} with (force)`;
}
