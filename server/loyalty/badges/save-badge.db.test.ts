import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { badges, badgeVersions } from '#db/schema/badges.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { type SaveBadgeInput, saveBadge } from './save-badge.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

const rung = (level: number, pointsRequired: number, achievementsRequired: number, more: object = {}) => ({
  level,
  name: `Level ${level}`,
  pointsRequired,
  achievementsRequired,
  ...more,
});
const ladder = async () => {
  const { id: programId } = await aProgram(ctx);
  const save = (definition: object, badgeId?: string) =>
    saveBadge(ctx, { programId, badgeId, definition: definition as SaveBadgeInput['definition'] });
  return { programId, save };
};

describe('saving a badge', () => {
  it('writes the rung and its version; saved otherwise it is a new version', async () => {
    const { save } = await ladder();
    const { badge } = await save(rung(1, 100, 1));
    const again = await save(rung(1, 150, 1, { benefits: { cashbackBonusBps: 50 } }), badge.id);
    expect(again.badge).toMatchObject({ id: badge.id, version: 2, pointsRequired: 150 });
    const versions = await db
      .select()
      .from(badgeVersions)
      .where(eq(badgeVersions.badgeId, badge.id))
      .orderBy(asc(badgeVersions.version));
    expect(versions).toMatchObject([
      { version: 1, effectiveFrom: TEST_NOW, definition: { pointsRequired: 100 } },
      { version: 2, effectiveFrom: TEST_NOW, definition: { pointsRequired: 150 } },
    ]);
    expect((await save(rung(1, 150, 1, { benefits: { cashbackBonusBps: 50 } }), badge.id)).changed).toBe(false);
  });

  it.each<[string, object, string]>([
    ['points that fall as levels rise', rung(3, 99, 5), 'badge_requirements_fall'],
    ['achievements that fall as levels rise', rung(3, 900, 0), 'badge_requirements_fall'],
    ['a rung below that asks for more', rung(1, 501, 1), 'badge_requirements_fall'],
    ['a level that is taken', rung(2, 500, 3), 'badge_level_taken'],
    ['level 0', rung(0, 0, 0), 'badge_value_out_of_range'],
    ['a bonus below nothing', rung(3, 900, 5, { benefits: { cashbackBonusBps: -1 } }), 'badge_value_out_of_range'],
    ['a multiplier of nothing', rung(3, 900, 5, { benefits: { cashbackMultiplier: 0 } }), 'multiplier_out_of_range'],
    ['three decimals', rung(3, 900, 5, { benefits: { pointsMultiplier: 1.005 } }), 'multiplier_out_of_range'],
    ['an unknown benefit', rung(3, 900, 5, { benefits: { freeLunch: true } }), 'validation_failed'],
  ])('is refused for %s, and nothing is written', async (_what, definition, code) => {
    const { programId, save } = await ladder();
    await save(rung(2, 500, 3));
    await expect(save(definition)).rejects.toMatchObject({ kind: 'rule', code });
    expect(await db.$count(badges, eq(badges.programId, programId))).toBe(1);
  });

  it('is refused for a badge that is not there', async () => {
    const { save } = await ladder();
    await expect(save(rung(1, 1, 1), newId())).rejects.toMatchObject({ kind: 'not_found' });
  });
});
