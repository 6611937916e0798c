import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { newId } from '#server/kernel/id.ts';
import { ROUNDINGS } from '#server/kernel/money.ts';
import type { CashbackDefinition } from '#server/payments/cashback/contract.ts';
import { cashbackFor, compileCashback } from '#server/payments/cashback/rules.ts';
import { pricedBy } from './cashback-price.ts';

const database = await testDatabase();

const definition: fc.Arbitrary<CashbackDefinition> = fc.record({
  currency: fc.constant('NGN'),
  bands: fc.uniqueArray(
    fc.record({ from: fc.integer({ min: 0, max: 50_000 }), rateBps: fc.integer({ min: 0, max: 10_000 }) }),
    { selector: (band) => band.from, minLength: 0, maxLength: 5 },
  ),
  minimum: fc.option(fc.integer({ min: 0, max: 50 })),
  cap: fc.option(fc.integer({ min: 1_000, max: 5_000 })),
  rounding: fc.option(fc.constantFrom(...ROUNDINGS)),
  isActive: fc.constant(true),
});
const asked = fc.record({
  amount: fc.oneof(fc.bigInt(0n, 60_000n), fc.bigInt(0n, 1_000_000_000_000_000n)),
  bonusBps: fc.integer({ min: 0, max: 500 }),
  multiplierPct: fc.integer({ min: 0, max: 300 }),
});

describe('cashback worked out by the database', () => {
  it('is what the rules say, on two thousand random purchases under forty random rules', async () => {
    const [programId, ruleId] = [newId(), newId()];
    await database.sql`insert into programs (id, slug, name, currency, time_zone, settings)
      values (${programId}, 'prices', 'Prices', 'NGN', 'UTC', '{"rounding": "half_even"}')`;
    await database.sql`insert into cashback_rules (id, program_id, currency, definition, is_active, version)
      values (${ruleId}, ${programId}, 'NGN', '{}', true, 1)`;
    const rules = fc.sample(definition, { numRuns: 40, seed: 7 });
    for (const [index, rule] of rules.entries()) {
      await database.sql`insert into cashback_rule_versions (id, program_id, rule_id, version, definition, created_by)
        values (${newId()}, ${programId}, ${ruleId}, ${index + 1}, ${JSON.stringify(rule)}, 'test')`;
    }
    const cases = rules.flatMap((rule, index) =>
      fc.sample(asked, { numRuns: 50, seed: index }).map((ask) => ({ ref: newId(), version: index + 1, rule, ...ask })),
    );
    const rows = sql.join(
      cases.map(
        (ask) =>
          sql`(${ask.ref}::uuid, ${ruleId}::uuid, ${ask.version}::int, ${ask.amount}::numeric, ${ask.bonusBps}::int, ${ask.multiplierPct}::int)`,
      ),
      sql`, `,
    );
    const priced = await database.db.execute<{ ref: string; base_bps: number; rate_bps: string; amount: string }>(
      pricedBy(
        sql`select * from (values ${rows}) as v (ref, rule_id, rule_version, amount, bonus_bps, multiplier_pct)`,
      ),
    );
    const byRef = new Map(priced.map((row) => [row.ref, row]));
    for (const ask of cases) {
      const expected = cashbackFor(compileCashback(ask.rule, 'half_even'), ask.amount, ask);
      const found = byRef.get(ask.ref);
      expect({ ...ask, base: found?.base_bps, rate: Number(found?.rate_bps), amount: found?.amount }).toEqual({
        ...ask,
        base: expected.baseBps,
        rate: expected.rateBps,
        amount: String(expected.amount),
      });
    }
  });
});
