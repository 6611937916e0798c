import type { PgBoss } from 'pg-boss';
import type { JSONValue, Sql, TransactionSql } from 'postgres';
import { newId } from '#server/kernel/id.ts';
import { cashbackDefinition } from '#server/payments/cashback/contract.ts';
import { cashbackFor, compileCashback } from '#server/payments/cashback/rules.ts';
import { type NaivePurchase, type NaiveRule, progressOf, targetOf } from './naive-rules.ts';

const QUEUE = 'bench-naive';

type Badge = {
  id: string;
  level: number;
  version: number;
  points_required: number;
  achievements_required: number;
  benefits: { cashbackBonusBps: number };
};
type Standing = { points: number; unlocked: number };

/** Puts one job a purchase into a queue of its own. */
export async function enqueueNaive(boss: PgBoss, purchaseIds: readonly string[]): Promise<void> {
  await boss.createQueue(QUEUE);
  await boss.insert(
    QUEUE,
    purchaseIds.map((purchaseId) => ({ data: { purchaseId } })),
  );
}

/**
 * What people usually write: take a job, open a transaction, ask one query a rule, write row by row, commit, complete the
 * job. Correct and never idle: it does not wait for the next poll. Answers seconds for the whole backlog.
 */
export async function runNaive(sql: Sql, boss: PgBoss): Promise<number> {
  const started = performance.now();
  for (;;) {
    const [job] = await boss.fetch<{ purchaseId: string }>(QUEUE, { batchSize: 1 });
    if (!job) return (performance.now() - started) / 1_000;
    await sql.begin((tx) => reward(tx, job.data.purchaseId));
    await boss.complete(QUEUE, job.id);
  }
}

async function reward(tx: TransactionSql, purchaseId: string): Promise<void> {
  const [purchase] = await tx<NaivePurchase[]>`
    select id, program_id, user_id, amount, occurred_at from purchases
     where id = ${purchaseId} and not processed_for_loyalty and status = 'completed' for update`;
  if (!purchase) return;
  await tx`select id from users where id = ${purchase.user_id} for update`;
  const rules = await tx<NaiveRule[]>`
    select id, key, version, points, criteria from achievements where program_id = ${purchase.program_id} and is_active order by key`;
  const trace: JSONValue[] = [];
  let points = 0;
  for (const rule of rules) points += await applyRule(tx, purchase, rule, trace);
  const badge = await climb(tx, purchase, points);
  const cashback = await earnCashback(tx, purchase, badge);
  await tx`update users set total_points = total_points + ${points}, purchase_count = purchase_count + 1, updated_at = now()
            where id = ${purchase.user_id}`;
  await tx`insert into reward_traces (id, program_id, user_id, fact_kind, fact_id, catalog_revision, points, awards, trace)
    values (${newId()}, ${purchase.program_id}, ${purchase.user_id}, 'purchase', ${purchaseId}, 0, ${points}, ${tx.json({ cashback })}, ${tx.json(trace)})`;
  await event(tx, purchase, 'purchase.rewarded', purchaseId, { points, cashback });
  await tx`update purchases set processed_for_loyalty = true, processed_at = now(), updated_at = now() where id = ${purchaseId}`;
}

/** Looks at one rule; answers the points it grants now. */
async function applyRule(
  tx: TransactionSql,
  purchase: NaivePurchase,
  rule: NaiveRule,
  trace: JSONValue[],
): Promise<number> {
  const [known] = await tx<{ id: string; unlocked_at: string | null; progress: string }[]>`
    select id, unlocked_at, progress from user_achievements
     where user_id = ${purchase.user_id} and achievement_id = ${rule.id} and cycle = 1`;
  if (known?.unlocked_at) return 0;
  const [progress, target] = [await progressOf(tx, purchase, rule), targetOf(rule)];
  const isReached = progress >= target;
  const outcome = isReached ? 'unlocked' : 'matched';
  trace.push({
    subject: `achievement:${rule.key}`,
    outcome,
    reasons: [{ field: 'progress', op: 'gte', expected: Number(target), observed: Number(progress) }],
  });
  if (!known && progress === 0n) return 0;
  await saveProgress(tx, purchase, rule, { id: known?.id, progress, target, isReached });
  if (!isReached) {
    if (known?.progress !== String(progress))
      await event(tx, purchase, 'achievement.progressed', rule.id, {
        key: rule.key,
        after: Number(progress),
        target: Number(target),
      });
    return 0;
  }
  await tx`insert into points_ledger (id, program_id, user_id, delta, kind, achievement_id, achievement_version, cycle, fact_kind,
      fact_id, created_by, occurred_at)
    values (${newId()}, ${purchase.program_id}, ${purchase.user_id}, ${rule.points}, 'unlock', ${rule.id}, ${rule.version}, 1, 'purchase',
      ${purchase.id}, 'bench', ${purchase.occurred_at})`;
  await event(tx, purchase, 'achievement.unlocked', rule.id, { key: rule.key, points: rule.points });
  return rule.points;
}

type Row = { id: string | undefined; progress: bigint; target: bigint; isReached: boolean };

async function saveProgress(tx: TransactionSql, purchase: NaivePurchase, rule: NaiveRule, row: Row): Promise<void> {
  const unlocked = row.isReached
    ? { at: purchase.occurred_at, kind: 'purchase', id: purchase.id, points: rule.points }
    : { at: null, kind: null, id: null, points: 0 };
  if (row.id === undefined) {
    await tx`insert into user_achievements (id, program_id, user_id, achievement_id, cycle, version, progress, target, unlocked_at,
        unlocked_fact_kind, unlocked_fact_id, points)
      values (${newId()}, ${purchase.program_id}, ${purchase.user_id}, ${rule.id}, 1, ${rule.version}, ${row.progress.toString()},
        ${row.target.toString()}, ${unlocked.at}, ${unlocked.kind}, ${unlocked.id}, ${unlocked.points})`;
  } else {
    await tx`update user_achievements set progress = ${row.progress.toString()}, unlocked_at = ${unlocked.at},
        unlocked_fact_kind = ${unlocked.kind}, unlocked_fact_id = ${unlocked.id}, points = ${unlocked.points}, updated_at = now()
      where id = ${row.id}`;
  }
}

/** Earns every rung that is reached and answers the highest. */
async function climb(tx: TransactionSql, purchase: NaivePurchase, gained: number): Promise<Badge | undefined> {
  const [standing] = await tx<Standing[]>`
    select (select (total_points + ${gained})::float8 from users where id = ${purchase.user_id}) as points,
           (select count(*)::int from user_achievements where user_id = ${purchase.user_id} and unlocked_at is not null) as unlocked`;
  const ladder = await tx<
    Badge[]
  >`select id, level, version, points_required, achievements_required, benefits from badges
    where program_id = ${purchase.program_id} and is_active order by level`;
  const held = await tx<
    { badge_id: string }[]
  >`select badge_id from user_badges where user_id = ${purchase.user_id} and revoked_at is null`;
  const heldIds = new Set(held.map(({ badge_id }) => badge_id));
  const reached = ladder.filter(
    (badge) => standing && standing.points >= badge.points_required && standing.unlocked >= badge.achievements_required,
  );
  for (const badge of reached.filter(({ id }) => !heldIds.has(id))) {
    await tx`update user_badges set is_current = false where user_id = ${purchase.user_id} and is_current`;
    await tx`insert into user_badges (id, program_id, user_id, badge_id, badge_version, earned_at, earned_fact_kind, earned_fact_id, is_current)
      values (${newId()}, ${purchase.program_id}, ${purchase.user_id}, ${badge.id}, ${badge.version}, ${purchase.occurred_at}, 'purchase', ${purchase.id}, true)`;
    await event(tx, purchase, 'badge.unlocked', badge.id, { level: badge.level });
  }
  return ladder.findLast(({ id }) => heldIds.has(id) || reached.some((badge) => badge.id === id));
}

async function earnCashback(tx: TransactionSql, purchase: NaivePurchase, badge: Badge | undefined): Promise<number> {
  const [rule] = await tx<{ id: string; version: number; definition: unknown }[]>`
    select id, version, definition from cashback_rules where program_id = ${purchase.program_id} and currency = 'NGN'`;
  if (!rule) return 0;
  const benefit = { bonusBps: badge?.benefits.cashbackBonusBps ?? 0, multiplierPct: 100 };
  const cashback = cashbackFor(
    compileCashback(cashbackDefinition.parse(rule.definition), 'half_up'),
    BigInt(purchase.amount),
    benefit,
  );
  if (cashback.amount === 0n) return 0;
  await tx`insert into cashback_transactions (id, program_id, user_id, purchase_id, kind, amount, currency, purchase_amount, base_bps,
      bonus_bps, multiplier_pct, rate_bps, rule_id, rule_version, badge_id, badge_level, status, next_attempt_at)
    values (${newId()}, ${purchase.program_id}, ${purchase.user_id}, ${purchase.id}, 'earn', ${cashback.amount.toString()}, 'NGN', ${purchase.amount},
      ${cashback.baseBps}, ${cashback.bonusBps}, 100, ${cashback.rateBps}, ${rule.id}, ${rule.version}, ${badge?.id ?? null}, ${badge?.level ?? null},
      'pending', now())`;
  await event(tx, purchase, 'cashback.pending', purchase.id, { amount: Number(cashback.amount) });
  return Number(cashback.amount);
}

async function event(
  tx: TransactionSql,
  purchase: NaivePurchase,
  type: string,
  subjectId: string,
  data: JSONValue,
): Promise<void> {
  await tx`insert into events (id, program_id, user_id, type, subject_id, data)
    values (${newId()}, ${purchase.program_id}, ${purchase.user_id}, ${type}, ${subjectId}, ${tx.json(data)})`;
}
