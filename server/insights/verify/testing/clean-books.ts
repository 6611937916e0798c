import type { Sql } from 'postgres';
import { newId } from '#server/kernel/id.ts';

/** Ids of the small world: one customer, three rewarded purchases (one refunded in part), everything paid. */
export type CleanBooks = {
  readonly programId: string;
  readonly userId: string;
  readonly otherUserId: string;
  readonly achievementId: string;
  readonly bronzeId: string;
  readonly silverId: string;
  readonly ruleId: string;
  readonly purchaseId: string;
  readonly refundedId: string;
  readonly refundId: string;
  readonly smallId: string;
  readonly earnId: string;
  readonly clawbackId: string;
  readonly liabilityId: string;
  readonly expenseId: string;
};

const THEN = '2026-05-04T10:00:00Z';
const CASHBACK = {
  currency: 'NGN',
  bands: [
    { from: 0, rateBps: 0 },
    { from: 1_000, rateBps: 100 },
    { from: 500_000, rateBps: 200 },
    { from: 2_000_000, rateBps: 300 },
    { from: 5_000_000, rateBps: 500 },
  ],
  minimum: null,
  cap: null,
  rounding: null,
  isActive: true,
};

/**
 * Books that keep every promise, written row by row: the checks are tested against what they themselves say, not against
 * the pipeline that usually writes these rows.
 */
export async function writeCleanBooks(sql: Sql): Promise<CleanBooks> {
  const names = ['programId', 'userId', 'otherUserId', 'achievementId', 'bronzeId', 'silverId', 'ruleId', 'purchaseId'];
  names.push('refundedId', 'refundId', 'smallId', 'earnId', 'clawbackId', 'liabilityId', 'expenseId');
  const ids = Object.fromEntries(names.map((name) => [name, newId()])) as CleanBooks;
  await writeCatalogue(sql, ids);
  await writeFacts(sql, ids);
  await writeAwards(sql, ids);
  await writePayments(sql, ids);
  return ids;
}

async function writeCatalogue(sql: Sql, ids: CleanBooks): Promise<void> {
  const { programId } = ids;
  await sql`insert into programs (id, slug, name, currency, time_zone)
    values (${programId}, ${`books-${programId}`}, 'Books', 'NGN', 'Africa/Lagos')`;
  await sql`insert into achievements (id, program_id, key, name, description, type, criteria, points, icon, tier, is_active,
      recurrence, version)
    values (${ids.achievementId}, ${programId}, 'first', 'First', '', 'purchase', '{}', 100, 'award', 'bronze', true, '{}', 1)`;
  await sql`insert into achievement_versions (id, program_id, achievement_id, version, definition, created_by)
    values (${newId()}, ${programId}, ${ids.achievementId}, 1, '{}', 'test')`;
  for (const [badgeId, level, bonus] of [
    [ids.bronzeId, 1, 0],
    [ids.silverId, 2, 50],
  ] as const) {
    const benefits = { cashbackBonusBps: bonus, cashbackMultiplier: 1.25, pointsMultiplier: 1, perks: [] };
    await sql`insert into badges (id, program_id, level, name, description, icon, color, points_required,
        achievements_required, benefits, is_active, version)
      values (${badgeId}, ${programId}, ${level}, ${`Level ${level}`}, '', 'medal', '#8c6b3f', 100, 1, ${JSON.stringify(benefits)}, true, 1)`;
    await sql`insert into badge_versions (id, program_id, badge_id, version, definition, created_by)
      values (${newId()}, ${programId}, ${badgeId}, 1, ${JSON.stringify({ level, benefits })}, 'test')`;
  }
  await sql`insert into cashback_rules (id, program_id, currency, definition, is_active, version)
    values (${ids.ruleId}, ${programId}, 'NGN', ${JSON.stringify(CASHBACK)}, true, 1)`;
  await sql`insert into cashback_rule_versions (id, program_id, rule_id, version, definition, created_by, created_at)
    values (${newId()}, ${programId}, ${ids.ruleId}, 1, ${JSON.stringify(CASHBACK)}, 'test', ${THEN})`;
}

async function writeFacts(sql: Sql, ids: CleanBooks): Promise<void> {
  const { programId, userId } = ids;
  for (const id of [userId, ids.otherUserId]) {
    await sql`insert into users (id, program_id) values (${id}, ${programId})`;
  }
  for (const [id, amount] of [
    [ids.purchaseId, 6_000_000],
    [ids.refundedId, 6_000_000],
    [ids.smallId, 500],
  ] as const) {
    await sql`insert into purchases (id, program_id, user_id, order_id, amount, currency, status, occurred_at, completed_at,
        content_hash, processed_for_loyalty, processed_at)
      values (${id}, ${programId}, ${userId}, ${id}, ${amount}, 'NGN', 'completed', ${THEN}, ${THEN}, 'hash', true, ${THEN})`;
    await trace(sql, ids, 'purchase', id);
  }
  await sql.begin(async (tx) => {
    await tx`insert into refunds (id, program_id, user_id, purchase_id, amount, occurred_at, created_by,
        processed_for_loyalty, processed_at, created_at)
      values (${ids.refundId}, ${programId}, ${userId}, ${ids.refundedId}, 1500000, ${THEN}, 'test', true, ${THEN}, ${THEN})`;
    await tx`update purchases set status = 'partially_refunded', refunded_amount = 1500000 where id = ${ids.refundedId}`;
  });
  await trace(sql, ids, 'refund', ids.refundId);
}

async function trace(sql: Sql, ids: CleanBooks, kind: string, factId: string): Promise<void> {
  await sql`insert into reward_traces (id, program_id, user_id, fact_kind, fact_id, catalog_revision, points, awards, trace)
    values (${newId()}, ${ids.programId}, ${ids.userId}, ${kind}, ${factId}, 0, 0, '[]', '[]')`;
  if (kind === 'purchase') await event(sql, ids, 'purchase.rewarded', factId);
}

async function event(sql: Sql, ids: CleanBooks, type: string, subjectId: string): Promise<void> {
  await sql`insert into events (id, program_id, user_id, type, subject_id, data)
    values (${newId()}, ${ids.programId}, ${ids.userId}, ${type}, ${subjectId}, '{}')`;
}

async function writeAwards(sql: Sql, ids: CleanBooks): Promise<void> {
  const { programId, userId, purchaseId } = ids;
  await sql`insert into user_achievements (id, program_id, user_id, achievement_id, cycle, version, progress, target,
      unlocked_at, unlocked_fact_kind, unlocked_fact_id, points)
    values (${newId()}, ${programId}, ${userId}, ${ids.achievementId}, 1, 1, 1, 1, ${THEN}, 'purchase', ${purchaseId}, 100)`;
  await event(sql, ids, 'achievement.unlocked', ids.achievementId);
  await sql`insert into points_ledger (id, program_id, user_id, delta, kind, achievement_id, achievement_version, cycle,
      fact_kind, fact_id, created_by, occurred_at)
    values (${newId()}, ${programId}, ${userId}, 100, 'unlock', ${ids.achievementId}, 1, 1, 'purchase', ${purchaseId}, 'test', ${THEN})`;
  await sql`update users set total_points = 100 where id = ${userId}`;
  for (const [badgeId, current] of [
    [ids.bronzeId, false],
    [ids.silverId, true],
  ] as const) {
    await sql`insert into user_badges (id, program_id, user_id, badge_id, badge_version, earned_at, earned_fact_kind,
        earned_fact_id, is_current)
      values (${newId()}, ${programId}, ${userId}, ${badgeId}, 1, ${THEN}, 'purchase', ${purchaseId}, ${current})`;
    await event(sql, ids, 'badge.unlocked', badgeId);
  }
}

/** (5% + 0.5%) * 1.25 of 60,000.00 is 4,125.00; after the refund (3% + 0.5%) * 1.25 of 45,000.00 is 1,968.75. */
async function writePayments(sql: Sql, ids: CleanBooks): Promise<void> {
  const { programId, userId } = ids;
  await sql`insert into wallet_accounts (id, program_id, currency, kind, user_id) values
    (${ids.liabilityId}, ${programId}, 'NGN', 'liability', ${userId}), (${ids.expenseId}, ${programId}, 'NGN', 'expense', null)`;
  await pay(sql, ids, { id: ids.earnId, purchaseId: ids.purchaseId, refundId: null, amount: 412_500 });
  const second = newId();
  await pay(sql, ids, { id: second, purchaseId: ids.refundedId, refundId: null, amount: 412_500 });
  const clawback = {
    id: ids.clawbackId,
    purchaseId: ids.refundedId,
    refundId: ids.refundId,
    amount: 196_875 - 412_500,
  };
  await pay(sql, ids, clawback);
  await sql`update users set total_cashback = ${412_500 + 196_875} where id = ${userId}`;
}

type Payment = { id: string; purchaseId: string; refundId: string | null; amount: number };

async function pay(sql: Sql, ids: CleanBooks, { id, purchaseId, refundId, amount }: Payment): Promise<void> {
  const kind = refundId === null ? 'earn' : 'clawback';
  await sql`insert into cashback_transactions (id, program_id, user_id, purchase_id, refund_id, kind, amount, currency,
      purchase_amount, base_bps, bonus_bps, multiplier_pct, rate_bps, rule_id, rule_version, badge_id, badge_level, status,
      attempts, provider, provider_reference, completed_at)
    values (${id}, ${ids.programId}, ${ids.userId}, ${purchaseId}, ${refundId}, ${kind}, ${amount}, 'NGN', 6000000, 500, 50,
      125, 688, ${ids.ruleId}, 1, ${ids.silverId}, 2, 'completed', 1, 'wallet', ${id}, ${THEN})`;
  await sql`insert into cashback_attempts (id, program_id, transaction_id, attempt, provider, outcome, started_at)
    values (${newId()}, ${ids.programId}, ${id}, 1, 'wallet', 'paid', ${THEN})`;
  await sql`insert into wallet_postings (id, program_id, group_id, account_id, currency, amount) values
    (${newId()}, ${ids.programId}, ${id}, ${ids.liabilityId}, 'NGN', ${-amount}),
    (${newId()}, ${ids.programId}, ${id}, ${ids.expenseId}, 'NGN', ${amount})`;
}
