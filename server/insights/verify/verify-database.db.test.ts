import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { newId } from '#server/kernel/id.ts';
import { type Finding, isBroken, type Scope } from './check.ts';
import { findingLines, verdictLine } from './report.ts';
import { BREACHES } from './testing/breaches.ts';
import { type CleanBooks, writeCleanBooks } from './testing/clean-books.ts';
import { CHECKS, inSnapshot, runChecks } from './verify-database.ts';

const database = await testDatabase();
const everything: Scope = { programId: null, settledBefore: new Date('2026-06-01T00:00:00Z') };
let books: CleanBooks;

beforeAll(async () => {
  books = await writeCleanBooks(database.sql);
});

/** Breaks something behind the database's back, runs all checks, and takes the breach back. */
async function findingsAfter(statements: readonly SQL[], scope = everything): Promise<Finding[]> {
  const found: Finding[] = [];
  const takenBack = new Error('taken back');
  const work = database.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(statement);
    found.push(...(await runChecks(tx, scope, 20)).filter(({ count }) => count > 0));
    throw takenBack;
  });
  await expect(work).rejects.toBe(takenBack);
  return found;
}

describe('verify', () => {
  it('is silent on books that keep every promise', async () => {
    const findings = await inSnapshot(database.db, (tx) => runChecks(tx, everything, 20));
    expect(findings.filter(({ count }) => count > 0)).toEqual([]);
    expect(findings).toHaveLength(CHECKS.length);
  });

  it.each(Object.keys(BREACHES))('notices %s', async (breach) => {
    const { done, noticed } = BREACHES[breach]?.(books) ?? { done: [], noticed: [] };
    const findings = await findingsAfter(done);
    expect(findings.map(({ name }) => name).sort()).toEqual([...noticed].sort());
  });

  it('has a breach planted for every check', () => {
    const noticed = new Set(Object.values(BREACHES).flatMap((breach) => breach(books).noticed));
    expect(CHECKS.map(({ name }) => name).filter((name) => !noticed.has(name))).toEqual([]);
  });

  it('leaves alone what may still wait in the queue', async () => {
    const { done } = BREACHES['a completed purchase nobody rewarded']?.(books) ?? { done: [] };
    const findings = await findingsAfter(done, { ...everything, settledBefore: new Date('2026-05-04T00:00:00Z') });
    expect(findings).toEqual([]);
  });

  it('looks at one program when asked to', async () => {
    const done = [sql`update users set total_points = 7 where id = ${books.otherUserId}`];
    expect(await findingsAfter(done, { ...everything, programId: newId() })).toEqual([]);
    expect(await findingsAfter(done, { ...everything, programId: books.programId })).toHaveLength(1);
  });

  it('names the rows with their ids and figures, and counts those it leaves out', async () => {
    const [finding] = await findingsAfter([sql`update users set total_points = 7 where id = ${books.otherUserId}`]);
    expect(finding).toMatchObject({
      count: 1,
      breaches: [{ user_id: books.otherUserId, total_points: 7, ledger_points: 0 }],
    });
  });

  it('tells of work still to be done without calling it a breach', async () => {
    const { done } = BREACHES['a refund that waits for a payment under way']?.(books) ?? { done: [] };
    const findings = await findingsAfter(done);
    expect(findings.map(({ count }) => count)).toEqual([1]);
    expect(findings.filter(isBroken)).toEqual([]);
    expect(findings.flatMap(findingLines)).toEqual([expect.stringMatching(/^1 waiting/)]);
    expect(verdictLine(findings)).toMatch(/kept/);
  });

  it('names the broken promises in its last line', async () => {
    const findings = await findingsAfter([sql`update users set total_points = 7`]);
    expect(verdictLine(findings)).toMatch(/1 of 1 promises are broken: points-total/);
    expect(findings.flatMap(findingLines).join('\n')).toContain('total_points=7');
  });

  it('writes nothing', async () => {
    const write = inSnapshot(database.db, (tx) => tx.execute(sql`update users set total_points = 1`));
    await expect(write).rejects.toThrow('Failed query');
  });
});
