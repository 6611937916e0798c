import { beforeAll, describe, expect, it } from 'vitest';
import { change, insertLike, refusalOf } from '../testing/breaches.ts';
import { testDatabase } from '../testing/database.ts';
import { aProgram, testContext } from '../testing/factories.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);
const [EARLY, LATE] = ['2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z'];

let elsewhere = '';
const ids = { achievements: '', badges: '', cashback_rules: '' };
const versions = { achievement_versions: '', badge_versions: '', cashback_rule_versions: '' };
beforeAll(async () => {
  const { id: programId } = await aProgram(ctx, { catalog: 'default' });
  elsewhere = (await aProgram(ctx)).id;
  for (const table of keysOf(ids)) ids[table] = await firstOf(table, programId);
  for (const table of keysOf(versions)) versions[table] = await firstOf(table, programId);
});

describe('PostgreSQL refuses an achievement', () => {
  it.each([
    ['that is in order by nothing', {}, ''],
    ['of an unknown type', { type: 'magic' }, 'achievements_type_word'],
    ['of an unknown tier', { tier: 'wood' }, 'achievements_tier_word'],
    ['of an unknown visibility', { visibility: 'hidden' }, 'achievements_visibility_word'],
    ['of an unknown reversal', { reversal: 'maybe' }, 'achievements_reversal_word'],
    ['worth less than nothing', { points: -1 }, 'achievements_points_range'],
    ['that ends before it begins', { schedule_from: LATE, schedule_to: EARLY }, 'achievements_schedule_order'],
    ['archived and active', { archived_at: LATE }, 'achievements_archived_inactive'],
  ])('%s', async (_what, changes, constraint) => {
    const breach = refusalOf(sql, (tx) =>
      insertLike(tx, 'achievements', ids.achievements, { key: 'another', ...changes }),
    );
    expect(await breach).toBe(constraint);
  });

  it('whose key the program has', async () => {
    const breach = refusalOf(sql, (tx) => insertLike(tx, 'achievements', ids.achievements, {}));
    expect(await breach).toBe('achievements_program_key_key');
  });
});

describe('PostgreSQL refuses a badge', () => {
  it.each([
    ['that is in order by nothing', {}, ''],
    ['of level 0', { level: 0 }, 'badges_level_range'],
    ['that asks for less than no points', { points_required: -1 }, 'badges_points_range'],
    ['that asks for less than no achievements', { achievements_required: -1 }, 'badges_achievements_range'],
    ['of a colour nobody can show', { color: 'red' }, 'badges_color_form'],
    ['archived and active', { archived_at: LATE }, 'badges_archived_inactive'],
    ['of a level that is taken', { level: 1 }, 'badges_program_level_key'],
    ['never of a level only an archived one had', { level: 1, archived_at: LATE, is_active: false }, ''],
  ])('%s', async (_what, changes, constraint) => {
    const breach = refusalOf(sql, (tx) => insertLike(tx, 'badges', ids.badges, { level: 9, ...changes }));
    expect(await breach).toBe(constraint);
  });
});

describe('PostgreSQL refuses a second cashback rule', () => {
  it('of a currency', async () => {
    const another = (currency: string) =>
      refusalOf(sql, (tx) => insertLike(tx, 'cashback_rules', ids.cashback_rules, { currency }));
    expect(await another('USD')).toBe('');
    expect(await another('NGN')).toBe('cashback_rules_program_currency_key');
  });
});

describe.each([
  ['achievement_versions', 'achievement_versions_achievement'],
  ['badge_versions', 'badge_versions_badge'],
  ['cashback_rule_versions', 'cashback_rule_versions_rule'],
] as const)('the rows of %s', (table, prefix) => {
  it('are numbered once, from 1, and belong to a rule of their program', async () => {
    const another = (changes: object) =>
      refusalOf(sql, (tx) => insertLike(tx, table, versions[table], { version: 2, ...changes }));
    expect(await another({})).toBe('');
    expect(await another({ version: 1 })).toBe(`${prefix}_version_key`);
    expect(await another({ version: 0 })).toBe(`${table}_version_range`);
    expect(await another({ program_id: elsewhere })).toBe(`${prefix}_fk`);
  });

  it('are never changed or deleted', async () => {
    const words = (operation: string) => `${table} is append-only: ${operation} refused`;
    const edit = refusalOf(sql, (tx) => change(tx, table, versions[table], { definition: '{}' }));
    expect(await edit).toBe(words('UPDATE'));
    expect(await refusalOf(sql, (tx) => tx`delete from ${tx(table)}`)).toBe(words('DELETE'));
  });
});

async function firstOf(table: string, programId: string): Promise<string> {
  const [row] = await sql`select id from ${sql(table)} where program_id = ${programId} order by id limit 1`;
  return row?.id;
}

function keysOf<T extends object>(of: T): (keyof T & string)[] {
  return Object.keys(of) as (keyof T & string)[];
}
