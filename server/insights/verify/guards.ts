import { type SQL, sql } from 'drizzle-orm';
import type { Check } from './check.ts';

/** Triggers that refuse what must never happen, as `table.trigger`. */
export const GUARD_TRIGGERS = [
  'points_ledger.points_ledger_append_only',
  'points_ledger.points_ledger_keep',
  'wallet_postings.wallet_postings_append_only',
  'wallet_postings.wallet_postings_keep',
  'wallet_postings.wallet_postings_balance',
  'events.events_append_only',
  'audit_log.audit_log_append_only',
  'audit_log.audit_log_keep',
  'achievement_versions.achievement_versions_immutable',
  'badge_versions.badge_versions_immutable',
  'cashback_rule_versions.cashback_rule_versions_immutable',
  'purchase_items.purchase_items_immutable',
  'purchases.purchases_no_delete',
  'purchases.purchases_forward',
  'purchases.purchases_refund_sum',
  'refunds.refunds_no_delete',
  'refunds.refunds_facts',
  'refunds.refunds_sum',
  'activities.activities_no_delete',
  'activities.activities_facts',
  'cashback_transactions.cashback_transactions_life',
  'cashback_transactions.cashback_transactions_no_delete',
  'clawback_nettings.clawback_nettings_kept',
];

/** Unique indexes that make a second reward, unlock, badge or payment impossible, as `table.index`. */
export const GUARD_INDEXES = [
  'purchases.purchases_program_order_key',
  'activities.activities_program_key_key',
  'reward_traces.reward_traces_fact_key',
  'user_achievements.user_achievements_cycle_key',
  'user_badges.user_badges_earned_once_key',
  'user_badges.user_badges_one_current_key',
  'cashback_transactions.cashback_transactions_one_earn_key',
  'cashback_transactions.cashback_transactions_one_clawback_key',
  'cashback_attempts.cashback_attempts_transaction_attempt_key',
  'wallet_postings.wallet_postings_group_account_key',
  'payout_notices.payout_notices_provider_event_key',
  'clawback_nettings.clawback_nettings_payout_clawback_key',
];

const triggersStand: Check = {
  invariant: 2,
  name: 'triggers-stand',
  promise: 'the triggers that keep books and facts unchanged are in place and switched on',
  breaches: () => sql`
    select split_part(w.name, '.', 1) as "table", split_part(w.name, '.', 2) as "trigger",
           case when t.tgname is null then 'missing' when t.tgenabled not in ('O', 'A') then 'switched off'
                else 'its function refuses nothing' end as state
      from unnest(${textArray(GUARD_TRIGGERS)}) as w (name)
      left join pg_trigger t on t.tgname = split_part(w.name, '.', 2) and not t.tgisinternal
       and t.tgrelid = to_regclass(split_part(w.name, '.', 1))
      left join pg_proc f on f.oid = t.tgfoid
     where t.tgname is null or t.tgenabled not in ('O', 'A') or f.prosrc !~* 'raise exception'`,
};

const indexesStand: Check = {
  invariant: 3,
  name: 'indexes-stand',
  promise: 'the unique indexes that forbid a second reward, unlock, badge or payment are in place',
  breaches: () => sql`
    select split_part(w.name, '.', 1) as "table", split_part(w.name, '.', 2) as "index",
           case when i.indexrelid is null then 'missing' when not i.indisunique then 'not unique' else 'not valid' end as state
      from unnest(${textArray(GUARD_INDEXES)}) as w (name)
      left join pg_index i on i.indexrelid = to_regclass(split_part(w.name, '.', 2))
       and i.indrelid = to_regclass(split_part(w.name, '.', 1))
     where i.indexrelid is null or not i.indisunique or not i.indisvalid or not i.indislive`,
};

function textArray(words: readonly string[]): SQL {
  return sql`array[${sql.join(
    words.map((word) => sql`${word}::text`),
    sql`, `,
  )}]`;
}

/** The database's own promises, of all programs: what refuses a breach has to stand, or nothing else can be trusted. */
export const guardChecks: readonly Check[] = [triggersStand, indexesStand];
