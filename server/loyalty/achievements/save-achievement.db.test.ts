import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { achievements, achievementVersions } from '#db/schema/achievements.ts';
import { auditLog } from '#db/schema/audit.ts';
import { programs } from '#db/schema/programs.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, TEST_NOW, testContext, uniqueWord } from '#db/testing/factories.ts';
import { archiveAchievement } from './archive-achievement.ts';
import { type SaveAchievementInput, saveAchievement } from './save-achievement.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
let programId = '';
beforeAll(async () => {
  programId = (await aProgram(ctx)).id;
});

type Definition = SaveAchievementInput['definition'];
const fivePurchases: Definition = { name: 'Regular', points: 200, criteria: { type: 'purchase', target: 5 } };
const save = (key: string, definition: unknown, counts?: SaveAchievementInput['counts'], context = ctx) =>
  saveAchievement(context, { programId, key, definition: definition as Definition, counts });
const composite = (...of: string[]) => ({ name: 'All', points: 1, criteria: { type: 'composite', op: 'all', of } });
const versionsOf = (id: string) =>
  db
    .select()
    .from(achievementVersions)
    .where(eq(achievementVersions.achievementId, id))
    .orderBy(asc(achievementVersions.version));
const revision = async () =>
  (await db.select().from(programs).where(eq(programs.id, programId)))[0]?.catalogRevision ?? 0;

describe('saving an achievement', () => {
  it('writes how it stands now, a version that is never changed, and who did it', async () => {
    const before = await revision();
    const { achievement, changed } = await save(uniqueWord('regular'), fivePurchases);
    expect(changed).toBe(true);
    expect(achievement).toMatchObject({
      version: 1,
      type: 'purchase',
      points: 200,
      isActive: true,
      reversal: 'revoke',
    });
    expect(await versionsOf(achievement.id)).toMatchObject([
      { version: 1, effectiveFrom: TEST_NOW, createdBy: 'operator:test', definition: fivePurchases },
    ]);
    expect(await revision()).toBe(before + 1);
    const audit = await db.select().from(auditLog).where(eq(auditLog.subjectId, achievement.id));
    expect(audit).toMatchObject([
      { action: 'achievement.save', before: null, after: { version: 1, ...fivePurchases } },
    ]);
  });

  it('again with another definition is a new version, from now or since always as the admin says', async () => {
    const key = uniqueWord('regular');
    const { achievement } = await save(key, fivePurchases);
    await save(key, { ...fivePurchases, points: 250 });
    const third = await save(key, { ...fivePurchases, points: 300 }, 'since_always');
    expect(third.achievement).toMatchObject({ id: achievement.id, version: 3, points: 300 });
    const versions = await versionsOf(achievement.id);
    expect(versions.map((version) => version.effectiveFrom)).toEqual([TEST_NOW, TEST_NOW, null]);
  });

  it('again as it stands changes nothing', async () => {
    const key = uniqueWord('regular');
    const first = await save(key, fivePurchases);
    const before = await revision();
    expect(await save(key, fivePurchases)).toMatchObject({ achievement: first.achievement, changed: false });
    expect(await revision()).toBe(before);
  });

  it('from two consoles at once makes two versions, one after the other', async () => {
    const key = uniqueWord('regular');
    const { achievement } = await save(key, fivePurchases);
    await Promise.all([1, 2, 3, 4].map((points) => save(key, { ...fivePurchases, points })));
    expect((await versionsOf(achievement.id)).map((version) => version.version)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a rule that makes no sense is refused with its reason, and nothing is written:', () => {
  const where = (condition: unknown) => ({
    ...fivePurchases,
    criteria: { type: 'purchase', target: 1, where: condition },
  });
  it.each<[string, unknown, string]>([
    ['an unknown field in a condition', where({ field: 'colour', op: 'eq', value: 'red' }), 'unknown_field'],
    ['an operator of the wrong type', where({ field: 'amount', op: 'contains', value: 'x' }), 'operator_not_allowed'],
    ['a condition nested too deep', where(nested(40)), 'validation_failed'],
    [
      'a condition with an unknown key',
      where({ field: 'amount', op: 'gte', value: 1, unit: 'x' }),
      'validation_failed',
    ],
    ['a target of nothing', { ...fivePurchases, criteria: { type: 'purchase', target: 0 } }, 'target_out_of_range'],
    [
      'a sum beyond money',
      { ...fivePurchases, criteria: { type: 'spending', target: 10 ** 15 + 1, measure: 'net' } },
      'amount_out_of_range',
    ],
    ['points below nothing', { ...fivePurchases, points: -1 }, 'points_out_of_range'],
    ['an unknown kind', { ...fivePurchases, criteria: { type: 'magic', target: 1 } }, 'validation_failed'],
    ['an unknown field', { ...fivePurchases, colour: 'red' }, 'validation_failed'],
    ['a name with a NUL byte', { ...fivePurchases, name: 'a\0b' }, 'validation_failed'],
    ['a composite of something unknown', composite('nothing-like-this'), 'composite_unknown_key'],
    [
      'a schedule that ends before it begins',
      { ...fivePurchases, schedule: { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' } },
      'schedule_order',
    ],
  ])('%s', async (_what, definition, code) => {
    const [rows, before] = [await db.$count(achievements), await revision()];
    await expect(save(uniqueWord('bad'), definition)).rejects.toMatchObject({
      kind: 'rule',
      code,
      message: expect.stringMatching(/\w+ \w+/),
    });
    expect([await db.$count(achievements), await revision()]).toEqual([rows, before]);
  });

  it('a composite that contains itself, also by way of others', async () => {
    const [a, b, c] = [uniqueWord('a'), uniqueWord('b'), uniqueWord('c')];
    await expect(save(a, composite(a))).rejects.toMatchObject({ code: 'composite_cycle' });
    await save(c, fivePurchases);
    await save(b, composite(c));
    await save(a, composite(b));
    await expect(save(c, composite(a))).rejects.toMatchObject({
      code: 'composite_cycle',
      message: expect.stringContaining(`${c} -> ${a} -> ${b} -> ${c}`),
    });
  });

  it('by a token that may only read', async () => {
    const reader = testContext(db, { actor: { kind: 'token', tokenId: 't', programId, scopes: ['catalog:read'] } });
    await expect(save('x', fivePurchases, undefined, reader)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('archiving an achievement', () => {
  it('switches it off from now by a version of its own; again changes nothing', async () => {
    const { achievement } = await save(uniqueWord('regular'), fivePurchases, 'since_always');
    const archived = await archiveAchievement(ctx, { programId, achievementId: achievement.id });
    expect(archived.achievement).toMatchObject({ isActive: false, archivedAt: TEST_NOW, version: 2 });
    expect(await versionsOf(achievement.id)).toMatchObject([
      { effectiveFrom: null, definition: { isActive: true } },
      { effectiveFrom: TEST_NOW, definition: { isActive: false } },
    ]);
    const again = await archiveAchievement(ctx, { programId, achievementId: achievement.id });
    expect(again.changed).toBe(false);
  });

  it('closes it for good', async () => {
    const key = uniqueWord('regular');
    const { achievement } = await save(key, fivePurchases);
    await archiveAchievement(ctx, { programId, achievementId: achievement.id });
    await expect(save(key, { ...fivePurchases, points: 1 })).rejects.toMatchObject({ code: 'achievement_archived' });
  });

  it('is refused while another is made of it, or when it is of another program', async () => {
    const part = uniqueWord('part');
    const { achievement } = await save(part, fivePurchases);
    await save(uniqueWord('whole'), composite(part));
    const named = { programId, achievementId: achievement.id };
    await expect(archiveAchievement(ctx, named)).rejects.toMatchObject({ code: 'achievement_in_use' });
    const elsewhere = await aProgram(ctx);
    await expect(archiveAchievement(ctx, { ...named, programId: elsewhere.id })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? { field: 'amount', op: 'gte', value: 1 } : { not: nested(depth - 1) };
}
