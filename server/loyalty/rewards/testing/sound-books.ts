import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { isBroken } from '#server/insights/verify/check.ts';
import { replayCustomers } from '#server/insights/verify/replay-customers.ts';
import { inSnapshot, runChecks } from '#server/insights/verify/verify-database.ts';

/** Asserts every promise of the books, with nothing left to do, and that replaying every customer gives what is stored. */
export async function expectSoundBooks(db: Database, programId: string | null = null): Promise<void> {
  const scope = { programId, settledBefore: new Date('2100-01-01') };
  const findings = await inSnapshot(db, async (tx) => [
    ...(await runChecks(tx, scope, 5)),
    await replayCustomers(tx, scope, 'all', 5),
  ]);
  expect(findings.filter(isBroken)).toEqual([]);
}
