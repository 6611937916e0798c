import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { IMPORT_ROWS, type ImportRow } from './contract.ts';
import { importCustomers } from './import-customers.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

type Cells = readonly [externalId: string, email?: string, name?: string];

const rowsOf = (cells: readonly Cells[]): ImportRow[] =>
  cells.map(([externalId, email = '', name = ''], at) => ({ line: at + 2, externalId, email, name }));
const take = (programId: string, cells: readonly Cells[], isDryRun = false) =>
  importCustomers(ctx, { programId, part: { file: 'people.csv', rows: rowsOf(cells), isDryRun } });
const customersOf = (programId: string) =>
  db
    .select({ externalId: users.externalId, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.programId, programId));

it('makes who is unknown, fills in what was missing, and changes nothing when it comes again', async () => {
  const { id } = await aProgram(ctx);
  await take(id, [['c-1']]);
  const rows: Cells[] = [
    ['c-1', 'ADA@example.com', 'Ada'],
    ['c-2', '', 'Bello, Bisi'],
    ['', ' chi@example.com '],
  ];
  expect(await take(id, rows)).toEqual({ created: 2, filled: 1, unchanged: 0, refused: [] });
  expect(await take(id, rows)).toEqual({ created: 0, filled: 0, unchanged: 3, refused: [] });
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
  const rows: Cells[] = [['c-1', '', 'Ada'], ['c-2', 'not an address'], ['c-1']];
  const foreseen = await take(id, rows, true);
  expect(foreseen).toMatchObject({ created: 1, unchanged: 1 });
  expect(await customersOf(id)).toEqual([]);
  expect(await take(id, rows)).toEqual(foreseen);
});

it('answers every line it cannot take with the reason, and takes the others', async () => {
  const { id } = await aProgram(ctx);
  await take(id, [
    ['c-1', 'ada@example.com'],
    ['c-2', 'bisi@example.com'],
  ]);
  const { created, refused } = await take(id, [
    ['c-3', '', 'Chi'],
    ['', '', 'Nobody'],
    ['c-4', 'no address'],
    ['c-1', 'bisi@example.com', 'Two'],
    ['c-6', '', 'bell\u0007'],
    ['c-7', '', 'x'.repeat(300)],
  ]);
  expect(created).toBe(1);
  expect(refused).toEqual([
    { line: 3, reason: 'needs an externalId or an email' },
    { line: 4, reason: expect.stringContaining('email: ') },
    { line: 5, reason: 'The id, externalId and email given belong to different customers' },
    { line: 6, reason: 'A cell has characters that are no text' },
    { line: 7, reason: expect.stringContaining('name: ') },
  ]);
});

it('what looks like a formula is a name like any other', async () => {
  const { id } = await aProgram(ctx);
  const name = '=HYPERLINK("http://evil.example")';
  await take(id, [['c-1', '', name]]);
  expect(await customersOf(id)).toEqual([{ externalId: 'c-1', email: null, name }]);
});

it('takes no more rows at once than a part may have, and no empty part', async () => {
  const { id } = await aProgram(ctx);
  const many = Array.from({ length: IMPORT_ROWS + 1 }, (_, at): Cells => [`c-${at}`]);
  await expect(take(id, many, true)).rejects.toMatchObject({ code: 'validation_failed' });
  await expect(take(id, [], true)).rejects.toMatchObject({ code: 'validation_failed' });
});

it('leaves one line in the audit log that names file and lines, and is for who may write customers', async () => {
  const { id: programId } = await aProgram(ctx);
  await take(programId, [['c-1', '', 'Ada'], ['c-2'], ['', '', 'Nobody']]);
  const isImport = and(eq(auditLog.programId, programId), eq(auditLog.action, 'customer.import'));
  expect(await db.select({ after: auditLog.after }).from(auditLog).where(isImport)).toEqual([
    { after: { file: 'people.csv', lines: [2, 3], rows: 2, created: 2, filled: 0 } },
  ]);
  const actor = { kind: 'person', userId: newId(), programId, role: 'customer' } as const;
  const part = { file: 'people.csv', rows: rowsOf([['c-3']]), isDryRun: true };
  await expect(importCustomers(testContext(db, { actor }), { programId, part })).rejects.toMatchObject({
    kind: 'forbidden',
  });
});
