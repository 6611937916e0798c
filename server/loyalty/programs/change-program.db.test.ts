import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testContext } from '#db/testing/factories.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { changeProgram } from './change-program.ts';
import type { ChangeProgramInput } from './contract.ts';
import { isCounted, readProgram } from './queries.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);

const change = (programId: string, changes: ChangeProgramInput) => changeProgram(ctx, { programId, changes });

describe('changing a program', () => {
  it('changes what is named and leaves the rest, with who did it in the audit log', async () => {
    const { id: programId } = await aProgram(ctx);
    const before = await readProgram(ctx, programId);
    const after = await change(programId, { name: 'Ada shops', refundCashback: 'proportional' });
    expect(after).toEqual({ ...before, name: 'Ada shops', refundCashback: 'proportional' });
    expect(await readProgram(ctx, programId)).toEqual(after);
    const rows =
      await sql`select before, after from audit_log where program_id = ${programId} and action = 'program.change'`;
    expect(rows).toMatchObject([{ before: { name: before.name }, after: { name: 'Ada shops' } }]);
  });

  it('may still change what counting stands on before the first fact, and not after', async () => {
    const { id: programId } = await aProgram(ctx);
    await expect(change(programId, { currency: 'USD', timeZone: 'Europe/Paris' })).resolves.toMatchObject({
      currency: 'USD',
      timeZone: 'Europe/Paris',
    });
    expect(await isCounted(ctx, programId)).toBe(false);
    const { id } = await aPurchase(ctx, { programId, currency: 'USD' });
    await grantRewards(ctx, { purchaseIds: [id] });
    expect(await isCounted(ctx, programId)).toBe(true);
    for (const changes of [{ currency: 'EUR' }, { timeZone: 'Africa/Lagos' }, { rounding: 'down' }] as const) {
      await expect(change(programId, changes)).rejects.toMatchObject({ kind: 'conflict', code: 'program_in_use' });
    }
    await expect(change(programId, { currency: 'USD', name: 'Still' })).resolves.toMatchObject({ name: 'Still' });
  });

  it.each([
    ['a provider nobody knows', { payoutProvider: 'mattress' }],
    ['a currency that is none', { currency: 'XXY' }],
    ['a place without a clock', { timeZone: 'Mars/Olympus' }],
    ['no requests at all', { rateLimitPerMinute: 0 }],
    ['a field there is not', { slug: 'other' }],
  ])('refuses %s', async (_what, changes) => {
    const { id: programId } = await aProgram(ctx);
    await expect(change(programId, changes as ChangeProgramInput)).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('asks a person for their password first', async () => {
    const { id: programId } = await aProgram(ctx);
    const admin = { kind: 'person', userId: programId, programId, role: 'admin', confirmedAt: null } as const;
    const asked = changeProgram({ ...ctx, actor: admin }, { programId, changes: { name: 'Mine' } });
    await expect(asked).rejects.toMatchObject({ code: 'confirmation_required' });
  });
});
