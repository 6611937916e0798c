import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { IMPORT_ROWS } from './contract.ts';
import { importCustomers } from './import-customers.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

const take = (programId: string, rows: readonly string[], isDryRun = false) =>
  importCustomers(ctx, { programId, file: { text: ['externalId,email,name', ...rows].join('\n'), isDryRun } });
const customersOf = (programId: string) =>
  db
    .select({ externalId: users.externalId, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.programId, programId));

it('makes who is unknown, fills in what was missing, and changes nothing when it comes again', async () => {
  const { id } = await aProgram(ctx);
  await take(id, ['c-1,,']);
  const rows = ['c-1,ADA@example.com,Ada', 'c-2,,"Bello, Bisi"', ',chi@example.com,'];
  expect(await take(id, rows)).toMatchObject({ created: 2, filled: 1, unchanged: 0, refused: [] });
  expect(await take(id, rows)).toMatchObject({ created: 0, filled: 0, unchanged: 3, refused: [] });
  expect(await customersOf(id)).toEqual(
    expect.arrayContaining([
      { externalId: 'c-1', email: 'ada@example.com', name: 'Ada' },
      { externalId: 'c-2', email: null, name: 'Bello, Bisi' },
      { externalId: null, email: 'chi@example.com', name: null },
    ]),
  );
});

it('a dry run says the same and writes nothing', async () => {
  const { id } = await aProgram(ctx);
  const rows = ['c-1,,Ada', 'c-2,not an address,'];
  const foreseen = await take(id, rows, true);
  expect(await customersOf(id)).toEqual([]);
  expect(await take(id, rows)).toEqual({ ...foreseen, isDryRun: false });
});

it('answers every line it cannot take with the reason, and takes the others', async () => {
  const { id } = await aProgram(ctx);
  await take(id, ['c-1,ada@example.com,', 'c-2,bisi@example.com,']);
  const { created, refused } = await take(id, [
    'c-3,,Chi',
    ',,Nobody',
    'c-4,no address,',
    'c-3,,Again',
    'c-1,bisi@example.com,Two',
    'c-5,,one,too many',
    'c-6,,bell\u0007',
    `c-7,,${'x'.repeat(300)}`,
  ]);
  expect(created).toBe(1);
  expect(refused.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(refused.map(({ reason }) => reason)).toEqual([
    'needs an externalId or an email',
    expect.stringContaining('email: '),
    'Line 2 names this customer already',
    'The id, externalId and email given belong to different customers',
    'There are 4 cells instead of 3',
    'A cell has characters that are no text',
    expect.stringContaining('name: '),
  ]);
});

it('what looks like a formula is a name like any other', async () => {
  const { id } = await aProgram(ctx);
  await take(id, ['c-1,,"=HYPERLINK(""http://evil.example"")"']);
  expect(await customersOf(id)).toEqual([
    { externalId: 'c-1', email: null, name: '=HYPERLINK("http://evil.example")' },
  ]);
});

it('takes no file with other columns or too many rows', async () => {
  const { id: programId } = await aProgram(ctx);
  const other = importCustomers(ctx, { programId, file: { text: 'email;name\na@example.com;A', isDryRun: true } });
  await expect(other).rejects.toMatchObject({ code: 'import_unreadable' });
  const many = Array.from({ length: IMPORT_ROWS + 1 }, (_, at) => `c-${at},,`);
  await expect(take(programId, many, true)).rejects.toMatchObject({ code: 'import_unreadable' });
});

it('leaves one line in the audit log, and is for who may write customers', async () => {
  const { id: programId } = await aProgram(ctx);
  await take(programId, ['c-1,,Ada', 'c-2,,Bisi']);
  const isImport = and(eq(auditLog.programId, programId), eq(auditLog.action, 'customer.import'));
  expect(await db.$count(auditLog, isImport)).toBe(1);
  const actor = { kind: 'person', userId: newId(), programId, role: 'customer' } as const;
  const refused = importCustomers(testContext(db, { actor }), { programId, file: { text: 'x', isDryRun: true } });
  await expect(refused).rejects.toMatchObject({ kind: 'forbidden' });
});
