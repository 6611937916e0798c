import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cashbackRules, cashbackRuleVersions } from '#db/schema/cashback.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { saveCashbackRule } from './save-cashback-rule.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
const bands = [
  { from: 0, rateBps: 100 },
  { from: 500_000, rateBps: 200 },
];

describe('saving a cashback rule', () => {
  it('there is one a currency: saved otherwise it is a new version of it', async () => {
    const { id: programId } = await aProgram(ctx);
    const first = await saveCashbackRule(ctx, { programId, definition: { currency: 'NGN', bands } });
    await saveCashbackRule(ctx, { programId, definition: { currency: 'USD', bands } });
    const again = await saveCashbackRule(ctx, {
      programId,
      definition: { currency: 'NGN', bands, cap: 1_000 },
      counts: 'since_always',
    });
    expect(again.rule).toMatchObject({ id: first.rule.id, version: 2 });
    const versions = await db
      .select()
      .from(cashbackRuleVersions)
      .where(eq(cashbackRuleVersions.ruleId, first.rule.id))
      .orderBy(cashbackRuleVersions.version);
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    const same = await saveCashbackRule(ctx, { programId, definition: { currency: 'NGN', bands, cap: 1_000 } });
    expect(same).toEqual({ rule: again.rule, changed: false });
  });

  it.each<[string, object, string]>([
    ['no bands', { bands: [] }, 'bands_empty'],
    ['bands that leave small amounts out', { bands: [{ from: 1, rateBps: 1 }] }, 'bands_not_from_zero'],
    ['bands out of order', { bands: [...bands, { from: 1, rateBps: 1 }] }, 'bands_not_ascending'],
    ['a rate over 100%', { bands: [{ from: 0, rateBps: 10_001 }] }, 'rate_out_of_range'],
    ['an unknown currency', { currency: 'XXQ' }, 'unknown_currency'],
    ['an amount beyond money', { cap: 10 ** 15 + 1 }, 'amount_out_of_range'],
    ['a minimum above the cap', { minimum: 2, cap: 1 }, 'minimum_above_cap'],
    ['an unknown field', { rate: 5 }, 'validation_failed'],
  ])('is refused for %s, and nothing is written', async (_what, change, code) => {
    const { id: programId } = await aProgram(ctx);
    const definition = { currency: 'NGN', bands, ...change };
    await expect(saveCashbackRule(ctx, { programId, definition })).rejects.toMatchObject({ kind: 'rule', code });
    expect(await db.$count(cashbackRules, eq(cashbackRules.programId, programId))).toBe(0);
  });
});
