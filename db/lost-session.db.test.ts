import { sql as statement } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type Database, type Tx } from './client.ts';
import { isPassing } from './faults.ts';
import { testDatabase } from './testing/database.ts';

const { url, sql: other } = await testDatabase();
const { db, sql, close } = connect(url, { max: 1 });
afterAll(close);

async function sessionOf(session: Database | Tx): Promise<number> {
  const [row] = await session.execute<{ pid: number }>(statement`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

/** Ends a session as an administrator or a restart would; by the time it answers, its client has heard so. */
async function end(pid: number): Promise<void> {
  await other`select pg_terminate_backend(${pid}, 5000)`;
  for (let rounds = 0; rounds < 5; rounds += 1) await other`select ${rounds}::int`;
}

const faultOf = (work: Promise<unknown>) => work.then(() => null).catch((reason: unknown) => reason);

describe('a session of the database that ends', () => {
  it('between two statements fails the transaction, and nothing more of it is said to the next session', async () => {
    const said: string[] = [];
    const fault = await faultOf(
      db.transaction(async (tx) => {
        await end(await sessionOf(tx));
        const next = await sessionOf(db);
        await tx.execute(statement`set application_name = 'a transaction that was over'`);
        said.push(`went on in ${next}`);
      }),
    );
    expect(isPassing(fault)).toBe(true);
    expect(said).toEqual([]);
    expect(await sql`show application_name`).toEqual([{ application_name: 'laurel' }]);
  });

  it('in the middle of a statement fails that, and the next one has a new session', async () => {
    for (let round = 0; round < 20; round += 1) {
      const begun = Promise.withResolvers<number>();
      const working = faultOf(
        db.transaction(async (tx) => {
          begun.resolve(await sessionOf(tx));
          await tx.execute(statement`select pg_sleep(20)`);
        }),
      );
      const pid = await begun.promise;
      await end(pid);
      expect(isPassing(await working)).toBe(true);
      expect(await sessionOf(db)).not.toBe(pid);
    }
  });
});
