import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { auditPage } from './queries.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

async function aProgramWithRules(count: number): Promise<string> {
  const { id: programId } = await aProgram(ctx);
  for (let index = 0; index < count; index += 1) {
    const definition = { name: `Rule ${index}`, points: 1, criteria: { type: 'purchase', target: 1 } } as const;
    await saveAchievement(ctx, { programId, key: `rule-${index}`, definition });
  }
  return programId;
}

describe('the audit of a program', () => {
  it('is paged from the newest act to the oldest, each once', async () => {
    const programId = await aProgramWithRules(5);
    const first = await auditPage(ctx, { programId, limit: 4 });
    const rest = await auditPage(ctx, { programId, limit: 4, before: first.next ?? undefined });
    const actions = [...first.rows, ...rest.rows].map(({ action }) => action);
    expect(actions).toEqual([...Array(5).fill('achievement.save'), 'program.create']);
    expect(rest.next).toBe(null);
    expect(first.rows[0]).toMatchObject({ actor: 'operator:test', after: { name: 'Rule 4' } });
  });

  it('is filtered by the noun of the act, taken as it is written', async () => {
    const programId = await aProgramWithRules(2);
    expect((await auditPage(ctx, { programId, limit: 10, noun: 'program' })).rows).toHaveLength(1);
    expect((await auditPage(ctx, { programId, limit: 10, noun: '%' })).rows).toEqual([]);
  });

  it('is filtered by who did it and by the days of the program, both ends included', async () => {
    const programId = await aProgramWithRules(1);
    const ask = (filters: object) => auditPage(ctx, { programId, limit: 10, ...filters });
    expect((await ask({ actor: 'operator:test' })).rows).toHaveLength(2);
    expect((await ask({ actor: 'operator:other' })).rows).toEqual([]);
    const dayOf = (away: number) => {
      const at = new Date(Date.now() + away * 86_400_000);
      return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Africa/Lagos', dateStyle: 'short' }).format(at);
    };
    expect((await ask({ since: dayOf(0), until: dayOf(0) })).rows).toHaveLength(2);
    expect((await ask({ until: dayOf(-1) })).rows).toEqual([]);
    expect((await ask({ since: dayOf(1) })).rows).toEqual([]);
  });

  it('calls subjects and tokens by their names', async () => {
    const programId = await aProgramWithRules(1);
    const made = { programId, name: 'Checkout', scopes: ['purchases:write' as const], expiresInDays: null };
    const { id: tokenId } = await createApiToken(ctx, made);
    const token = { kind: 'token', tokenId, programId, scopes: ['catalog:write'] } as const;
    await db.transaction((tx) =>
      writeAudit(
        tx,
        { ...ctx, actor: token },
        { programId, action: 'program.change', subjectType: 'program', subjectId: null },
      ),
    );
    const { rows } = await auditPage(ctx, { programId, limit: 10 });
    expect(rows.map(({ action, actorName, subjectName }) => [action, actorName, subjectName])).toEqual([
      ['program.change', 'Checkout', null],
      ['token.create', null, 'Checkout'],
      ['achievement.save', null, 'Rule 0'],
      ['program.create', null, expect.any(String)],
    ]);
  });

  it('shows nothing of another program, to nobody but an admin', async () => {
    const programId = await aProgramWithRules(1);
    const elsewhere = await aProgram(ctx);
    const admin = { kind: 'person', userId: elsewhere.id, programId: elsewhere.id, role: 'admin' } as const;
    const asked = auditPage({ ...ctx, actor: admin }, { programId, limit: 10 });
    await expect(asked).rejects.toMatchObject({ kind: 'not_found' });
    const customer = auditPage(
      { ...ctx, actor: { ...admin, role: 'customer' } },
      { programId: elsewhere.id, limit: 10 },
    );
    await expect(customer).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
