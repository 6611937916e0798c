import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { auditLog } from '#db/schema/audit.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackRules } from '#db/schema/cashback.ts';
import { programs } from '#db/schema/programs.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext, uniqueWord } from '#db/testing/factories.ts';
import { createProgram } from './create-program.ts';
import { DEFAULT_PROGRAM } from './default-program.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

describe('a new program', () => {
  it('has no rules unless the default ones are asked for', async () => {
    const program = await aProgram(ctx);
    expect(await db.$count(achievements, eq(achievements.programId, program.id))).toBe(0);
    expect(program.catalogRevision).toBe(0);
  });

  it('with the default rules has 14 achievements, 5 badges and the bands, all since always', async () => {
    const program = await createProgram(ctx, DEFAULT_PROGRAM);
    expect(program).toMatchObject({
      slug: 'laurel-demo',
      currency: 'NGN',
      timeZone: 'Africa/Lagos',
      catalogRevision: 1,
    });
    const goals = await db.select().from(achievements).where(eq(achievements.programId, program.id));
    expect(Object.fromEntries(goals.map((goal) => [goal.key, goal.points]))).toEqual({
      'first-purchase': 100,
      regular: 200,
      devotee: 600,
      'big-spender': 400,
      'high-roller': 1500,
      'big-basket': 300,
      'weekend-shopper': 200,
      'streak-4-weeks': 500,
      explorer: 300,
      collector: 400,
      'first-review': 100,
      critic: 400,
      ambassador: 800,
      'all-rounder': 700,
    });
    const versions = await db.select().from(achievementVersions).where(eq(achievementVersions.programId, program.id));
    expect(new Set(versions.map((version) => version.effectiveFrom))).toEqual(new Set([null]));
    const ladder = await db.select().from(badges).where(eq(badges.programId, program.id)).orderBy(badges.level);
    expect(ladder.map((rung) => [rung.name, rung.pointsRequired, rung.achievementsRequired, rung.benefits])).toEqual([
      ['Bronze', 100, 1, benefits(0)],
      ['Silver', 500, 3, benefits(50)],
      ['Gold', 1500, 5, benefits(100)],
      ['Platinum', 3000, 8, benefits(150)],
      ['Diamond', 6000, 11, benefits(200)],
    ]);
    const [rule] = await db.select().from(cashbackRules).where(eq(cashbackRules.programId, program.id));
    expect(rule).toMatchObject({
      currency: 'NGN',
      definition: {
        bands: [
          { from: 0, rateBps: 100 },
          { from: 500_000, rateBps: 200 },
          { from: 2_000_000, rateBps: 300 },
          { from: 5_000_000, rateBps: 500 },
        ],
      },
    });
  });

  it.each([
    ['JPY', 100_000, '¥100,000'],
    ['USD', 10_000_000, '$100,000'],
    ['KWD', 100_000_000, 'KWD\u00a0100,000'],
  ])('in %s has thresholds of as many major units: 100,000 is %i minor units', async (currency, target, written) => {
    const { id } = await aProgram(ctx, { currency, catalog: 'default' });
    const goals = await db.select().from(achievements).where(eq(achievements.programId, id));
    const spender = goals.find((goal) => goal.key === 'big-spender');
    expect(spender).toMatchObject({ criteria: { target }, description: `Spend ${written} in all` });
  });

  it('is in the audit log', async () => {
    const program = await aProgram(ctx);
    const rows = await db.select().from(auditLog).where(eq(auditLog.programId, program.id));
    expect(rows).toMatchObject([{ action: 'program.create', actor: 'operator:test', requestId: ctx.requestId }]);
  });

  it.each<[string, object, string, string]>([
    ['an unknown currency', { currency: 'XXQ' }, 'validation_failed', 'currency'],
    ['an unknown time zone', { timeZone: 'Africa/Atlantis' }, 'validation_failed', 'timeZone'],
    ['a fixed offset for a time zone', { timeZone: '+01:00' }, 'validation_failed', 'timeZone'],
    ['a slug with capitals', { slug: 'Demo' }, 'validation_failed', 'slug'],
    ['an unknown field', { settings: {} }, 'validation_failed', 'settings'],
  ])('is refused for %s', async (_what, change, code, path) => {
    const before = await db.$count(programs);
    await expect(aProgram(ctx, change)).rejects.toMatchObject({ code, errors: { [path]: [expect.any(String)] } });
    expect(await db.$count(programs)).toBe(before);
  });

  it('is refused when the slug is taken', async () => {
    const slug = uniqueWord('program');
    await aProgram(ctx, { slug });
    await expect(aProgram(ctx, { slug })).rejects.toMatchObject({ kind: 'conflict', code: 'slug_taken' });
  });

  it('is made by operators only', async () => {
    const admin = { kind: 'person', userId: 'u', programId: 'p', role: 'admin' } as const;
    await expect(aProgram(testContext(db, { actor: admin }))).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

function benefits(cashbackBonusBps: number) {
  return { cashbackBonusBps, cashbackMultiplier: 1, pointsMultiplier: 1, perks: [] };
}
