import { beforeAll, describe, expect, it } from 'vitest';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { change, insertLike, refusalOf } from '../testing/breaches.ts';
import { testDatabase } from '../testing/database.ts';
import { aCustomer, aProgram, aPurchase, testContext } from '../testing/factories.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);
const NOBODY = '01890000-0000-7000-8000-000000000000';
const LATER = '2026-12-01T00:00:00Z';

const TABLES = ['user_achievements', 'user_badges', 'points_ledger', 'reward_traces', 'events'] as const;
const ids: Record<string, string> = {};
let neighbour = '';
let stranger = '';
let silver: { id: string };
beforeAll(async () => {
  const { id: programId } = await aProgram(ctx, { catalog: 'default' });
  const purchase = await aPurchase(ctx, { programId });
  await grantRewards(ctx, { purchaseIds: [purchase.id] });
  for (const table of TABLES) {
    const [row] = await sql`select id from ${sql(table)} where user_id = ${purchase.userId} order by id limit 1`;
    ids[table] = row?.id;
  }
  const unlocked = await sql`select id from user_achievements where unlocked_at is not null`;
  ids.unlocked = unlocked[0]?.id;
  const locked = await sql`select id from user_achievements where unlocked_at is null limit 1`;
  ids.locked = locked[0]?.id;
  const [rung] = await sql<{ id: string }[]>`select id from badges where program_id = ${programId} and level = 2`;
  silver = rung ?? { id: '' };
  neighbour = (await aCustomer(ctx, { programId })).id;
  stranger = (await aCustomer(ctx)).id;
});

const another = (table: string, changes: object, like = ids[table] ?? '') =>
  refusalOf(sql, (tx) => insertLike(tx, table, like, { ...changes }));

describe('PostgreSQL refuses progress', () => {
  const cycle = (changes: object, like = ids.locked) => another('user_achievements', { cycle: 2, ...changes }, like);

  it.each([
    ['that is in order by nothing', () => cycle({}), ''],
    ['twice in one cycle', () => cycle({ cycle: 1 }), 'user_achievements_cycle_key'],
    ['below nothing', () => cycle({ progress: -1 }), 'user_achievements_progress_range'],
    ['unlocked by no fact', () => cycle({ unlocked_at: LATER }), 'user_achievements_unlock_whole'],
    [
      'unlocked by an unknown kind',
      () => cycle({ unlocked_fact_kind: 'x' }, ids.unlocked),
      'user_achievements_fact_kind_word',
    ],
    ['with points while locked', () => cycle({ points: 5 }), 'user_achievements_points_of_unlock'],
    ['by a version that never was', () => cycle({ version: 99 }), 'user_achievements_version_fk'],
    ['of another program’s customer', () => cycle({ user_id: stranger }), 'user_achievements_user_fk'],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toBe(constraint);
  });
});

describe('PostgreSQL refuses a badge of a customer', () => {
  const rung = (changes: object) => another('user_badges', { badge_id: silver.id, is_current: false, ...changes });

  it.each([
    ['that is in order by nothing', () => rung({}), ''],
    ['earned twice', () => another('user_badges', { is_current: false }), 'user_badges_earned_once_key'],
    ['never that was revoked before', () => another('user_badges', { is_current: false, ...revoked() }), ''],
    ['as a second current one', () => rung({ is_current: true }), 'user_badges_one_current_key'],
    ['current and revoked', () => rung({ is_current: true, ...revoked() }), 'user_badges_revoked_not_current'],
    ['revoked by no fact', () => rung({ revoked_at: LATER }), 'user_badges_revoked_whole'],
    ['earned by an unknown kind of fact', () => rung({ earned_fact_kind: 'x' }), 'user_badges_earned_kind_word'],
    ['by a version that never was', () => rung({ badge_version: 99 }), 'user_badges_version_fk'],
    ['of another program’s customer', () => rung({ user_id: stranger }), 'user_badges_user_fk'],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toBe(constraint);
  });
});

describe('PostgreSQL refuses points', () => {
  const line = (changes: object) => another('points_ledger', changes);

  it.each([
    ['that are in order by nothing', () => line({}), ''],
    ['that move nothing', () => line({ kind: 'correction', delta: 0 }), 'points_ledger_delta_moves'],
    ['of an unknown kind', () => line({ kind: 'gift' }), 'points_ledger_kind_word'],
    ['by an unknown kind of fact', () => line({ fact_kind: 'x' }), 'points_ledger_fact_kind_word'],
    ['taken by an unlock', () => line({ delta: -5 }), 'points_ledger_unlock_gives'],
    ['given by a revocation', () => line({ kind: 'revoke' }), 'points_ledger_revoke_takes'],
    ['of no rule', () => line({ achievement_id: null }), 'points_ledger_rule_named'],
    [
      'adjusted by another fact',
      () => line({ kind: 'adjustment', achievement_id: null }),
      'points_ledger_adjustment_own_fact',
    ],
    ['of an achievement that never was', () => line({ achievement_id: NOBODY }), 'points_ledger_achievement_fk'],
    ['of another program’s customer', () => line({ user_id: stranger }), 'points_ledger_user_fk'],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toBe(constraint);
  });
});

describe('PostgreSQL refuses', () => {
  it.each([
    ['a second explanation of a fact', () => another('reward_traces', {}), 'reward_traces_fact_key'],
    [
      'an explanation of an unknown kind',
      () => another('reward_traces', { fact_id: NOBODY, fact_kind: 'x' }),
      'reward_traces_fact_kind_word',
    ],
    [
      'an explanation of another program’s customer',
      () => another('reward_traces', { fact_id: NOBODY, user_id: stranger }),
      'reward_traces_user_fk',
    ],
    ['an event of an unknown type', () => another('events', { type: 'purchase.lost' }), 'events_type_word'],
    ['an event of another program’s customer', () => another('events', { user_id: stranger }), 'events_user_fk'],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toBe(constraint);
  });

  it('a second notification of an event, or one of no event', async () => {
    const notify = (changes: object, times = 1) =>
      refusalOf(sql, async (tx) => {
        const [event] =
          await tx`select id as event_id, program_id, user_id, type, data from events where id = ${ids.events ?? ''}`;
        for (let n = 1; n <= times; n += 1) {
          await tx`insert into notifications ${tx({ ...event, id: `01890000-0000-7000-8000-00000000000${n}`, data: '{}', ...changes })}`;
        }
      });
    expect(await notify({})).toBe('');
    expect(await notify({}, 2)).toBe('notifications_event_key');
    expect(await notify({ event_id: NOBODY })).toBe('notifications_event_fk');
    expect(await notify({ user_id: stranger })).toBe('notifications_user_fk');
    expect(await notify({ user_id: neighbour })).toBe('');
  });

  it.each(['points_ledger', 'events'])('any change of %s', async (table) => {
    const words = (operation: string) => `${table} is append-only: ${operation} refused`;
    const edit = refusalOf(sql, (tx) => change(tx, table, ids[table] ?? '', { created_at: LATER }));
    expect(await edit).toBe(words('UPDATE'));
    expect(await refusalOf(sql, (tx) => tx`delete from ${tx(table)}`)).toBe(words('DELETE'));
  });

  it('to empty the points ledger', async () => {
    const words = 'points_ledger is append-only: TRUNCATE refused';
    expect(await refusalOf(sql, (tx) => tx`truncate points_ledger`)).toBe(words);
  });
});

function revoked() {
  return { revoked_at: LATER, revoked_fact_kind: 'refund', revoked_fact_id: NOBODY };
}
