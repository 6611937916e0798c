import { type SQL, sql } from 'drizzle-orm';
import { newId } from '#server/kernel/id.ts';
import type { CleanBooks } from './clean-books.ts';
import { FIGURE_BREACHES } from './figure-breaches.ts';

/** What is done to clean books behind the database's back, and the names of all checks that notice. */
export type PlantedBreach = { readonly done: readonly SQL[]; readonly noticed: readonly string[] };

/** Breaches by the name of what went wrong. At least one for every check. */
export const BREACHES: Record<string, (books: CleanBooks) => PlantedBreach> = {
  ...FIGURE_BREACHES,
  'a completed purchase nobody rewarded': (books) => ({
    done: [
      sql`insert into purchases (id, program_id, user_id, order_id, amount, currency, status, occurred_at, completed_at,
          content_hash, created_at) values (${newId()}, ${books.programId}, ${books.userId}, 'lost', 100, 'NGN', 'completed',
          '2026-05-05', '2026-05-05', 'h', '2026-05-05')`,
    ],
    noticed: ['facts-rewarded'],
  }),
  'an activity nobody rewarded': (books) => ({
    done: [
      sql`insert into activities (id, program_id, user_id, name, key, occurred_at, content_hash, created_at)
          values (${newId()}, ${books.programId}, ${books.userId}, 'review', 'k', '2026-05-05', 'h', '2026-05-05')`,
    ],
    noticed: ['facts-rewarded'],
  }),
  'a purchase that was given up on': (books) => ({
    done: [
      sql`insert into purchases (id, program_id, user_id, order_id, amount, currency, status, occurred_at, completed_at,
          content_hash, reward_failures, reward_dead_at, reward_error) values (${newId()}, ${books.programId},
          ${books.userId}, 'dead', 100, 'NGN', 'completed', '2026-05-05', '2026-05-05', 'h', 3, '2026-05-05', 'poison')`,
    ],
    noticed: ['dead-letters'],
  }),
  'a rewarded purchase without its trace': (books) => ({
    done: [sql`delete from reward_traces where fact_id = ${books.smallId}`],
    noticed: ['rewarded-once'],
  }),
  'a purchase rewarded twice': (books) => ({
    done: [
      sql`alter table reward_traces drop constraint reward_traces_fact_key`,
      sql`insert into reward_traces select gen_random_uuid(), program_id, user_id, fact_kind, fact_id, catalog_revision,
          points, awards, trace from reward_traces where fact_id = ${books.smallId}`,
    ],
    noticed: ['rewarded-once', 'indexes-stand'],
  }),
  'a trace of a fact that does not exist': (books) => ({
    done: [sql`update reward_traces set fact_id = gen_random_uuid() where fact_id = ${books.refundId}`],
    noticed: ['rewarded-once'],
  }),
  'a trace that names another customer': (books) => ({
    done: [sql`update reward_traces set user_id = ${books.otherUserId} where fact_id = ${books.refundId}`],
    noticed: ['rewarded-once'],
  }),
  'an unlock by a purchase of somebody else': (books) => ({
    done: [sql`update purchases set user_id = ${books.otherUserId} where id = ${books.purchaseId}`],
    noticed: ['rewarded-once', 'awards-name-facts', 'events-tell', 'cashback-priced'],
  }),
  'an unlock that names no fact': () => ({
    done: [sql`update user_achievements set unlocked_fact_id = gen_random_uuid()`],
    noticed: ['awards-name-facts'],
  }),
  'a refund more than the purchase tells of': () => ({
    done: [sql`update refunds set amount = amount + 1`],
    noticed: ['refunds-add-up'],
  }),
  'points without a ledger entry': (books) => ({
    done: [sql`update users set total_points = total_points + 1 where id = ${books.otherUserId}`],
    noticed: ['points-total'],
  }),
  'a ledger entry that was edited': () => ({
    done: [sql`update points_ledger set delta = 150`],
    noticed: ['points-total', 'unlocks-booked'],
  }),
  'an unlock whose points were never booked': () => ({
    done: [sql`update user_achievements set points = 250`],
    noticed: ['unlocks-booked'],
  }),
  'points kept after the unlock is gone': () => ({
    done: [
      sql`update user_achievements set unlocked_at = null, unlocked_fact_id = null, unlocked_fact_kind = null, points = 0`,
    ],
    noticed: ['unlocks-booked'],
  }),
  'a ledger whose trigger is switched off': () => ({
    done: [sql`alter table points_ledger disable trigger points_ledger_append_only`],
    noticed: ['triggers-stand'],
  }),
  'books whose trigger is gone': () => ({
    done: [sql`drop trigger wallet_postings_append_only on wallet_postings`],
    noticed: ['triggers-stand'],
  }),
  'a trigger that refuses nothing any more': () => ({
    done: [sql`create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'`],
    noticed: ['triggers-stand'],
  }),
  'one cycle unlocked twice': () => ({
    done: [
      sql`alter table user_achievements drop constraint user_achievements_cycle_key`,
      sql`insert into user_achievements select gen_random_uuid(), program_id, user_id, achievement_id, cycle, version, progress,
          target, memo, unlocked_at, unlocked_fact_kind, unlocked_fact_id, 0 from user_achievements`,
    ],
    noticed: ['unlocks-booked', 'one-unlock-per-cycle', 'events-tell', 'indexes-stand'],
  }),
  'two current badges': () => ({
    done: [sql`drop index user_badges_one_current_key`, sql`update user_badges set is_current = true`],
    noticed: ['badges-once', 'current-badge', 'indexes-stand'],
  }),
  'a badge held twice': (books) => ({
    done: [
      sql`drop index user_badges_earned_once_key`,
      sql`insert into user_badges select gen_random_uuid(), program_id, user_id, badge_id, badge_version, earned_at,
          earned_fact_kind, earned_fact_id, false from user_badges where badge_id = ${books.bronzeId}`,
    ],
    noticed: ['badges-once', 'events-tell', 'indexes-stand'],
  }),
  'a lower badge shown than the highest': (books) => ({
    done: [
      sql`update user_badges set is_current = false where badge_id = ${books.silverId}`,
      sql`update user_badges set is_current = true where badge_id = ${books.bronzeId}`,
    ],
    noticed: ['current-badge'],
  }),
  'no badge shown at all': () => ({
    done: [sql`update user_badges set is_current = false`],
    noticed: ['current-badge'],
  }),
  'a badge shown that is switched off': (books) => ({
    done: [sql`update badges set is_active = false where id = ${books.silverId}`],
    noticed: ['current-badge'],
  }),
  'an unlock nobody was told of': () => ({
    done: [sql`delete from events where type = 'achievement.unlocked'`],
    noticed: ['events-tell'],
  }),
  'a reward nobody was told of': (books) => ({
    done: [sql`delete from events where subject_id = ${books.smallId}`],
    noticed: ['events-tell'],
  }),
  'a second earning for one purchase': (books) => ({
    done: [
      sql`drop index cashback_transactions_one_earn_key`,
      sql`insert into cashback_transactions (id, program_id, user_id, purchase_id, kind, amount, currency, purchase_amount,
          base_bps, bonus_bps, multiplier_pct, rate_bps, rule_id, rule_version, badge_id, status)
          select gen_random_uuid(), program_id, user_id, purchase_id, kind, amount, currency, purchase_amount, base_bps, bonus_bps,
          multiplier_pct, rate_bps, rule_id, rule_version, badge_id, 'pending' from cashback_transactions where id = ${books.earnId}`,
    ],
    noticed: ['cashback-once', 'indexes-stand'],
  }),
  'cashback at a rate the rule does not know': (books) => ({
    done: [sql`update cashback_transactions set base_bps = 300 where id = ${books.earnId}`],
    noticed: ['cashback-priced'],
  }),
  'cashback with a bonus its badge does not give': (books) => ({
    done: [
      sql`update cashback_transactions set bonus_bps = 100, rate_bps = 750, amount = 450000 where id = ${books.earnId}`,
    ],
    noticed: ['cashback-priced', 'cashback-total', 'paid-as-booked'],
  }),
  'one kobo too much cashback': (books) => ({
    done: [sql`update cashback_transactions set amount = amount + 1 where id = ${books.earnId}`],
    noticed: ['cashback-priced', 'cashback-net', 'cashback-total', 'paid-as-booked'],
  }),
  'a refund that took back too little': (books) => ({
    done: [sql`update cashback_transactions set amount = -1 where id = ${books.clawbackId}`],
    noticed: ['cashback-net', 'cashback-total', 'paid-as-booked'],
  }),
  'a refund that has taken nothing back': (books) => ({
    done: [
      sql`delete from wallet_postings where group_id = ${books.clawbackId}`,
      sql`delete from cashback_transactions where id = ${books.clawbackId}`,
      sql`update users set total_cashback = 825000 where id = ${books.userId}`,
    ],
    noticed: ['cashback-net'],
  }),
  'a refund that waits for a payment under way': (books) => ({
    done: [
      sql`delete from wallet_postings where group_id <> ${books.earnId}`,
      sql`delete from cashback_transactions where id = ${books.clawbackId}`,
      sql`update cashback_transactions set status = 'processing', completed_at = null where purchase_id = ${books.refundedId}`,
      sql`update users set total_cashback = 412500 where id = ${books.userId}`,
    ],
    noticed: ['cashback-to-take-back'],
  }),
  'a payout made smaller for a debt that nobody knows': (books) => ({
    done: [sql`update cashback_transactions set netted_amount = 100 where id = ${books.earnId}`],
    noticed: ['payouts-explained', 'paid-as-booked'],
  }),
  'a debt that is called settled and is not': (books) => ({
    done: [
      sql`delete from wallet_postings where group_id = ${books.clawbackId}`,
      sql`update cashback_transactions set provider = null, provider_reference = null where id = ${books.clawbackId}`,
    ],
    noticed: ['debts-settled'],
  }),
  'a purchase that should have earned cashback and did not': (books) => ({
    done: [sql`update purchases set amount = 2000 where id = ${books.smallId}`],
    noticed: ['cashback-not-missed'],
  }),
  'a total that does not follow from the transactions': (books) => ({
    done: [sql`update users set total_cashback = 1 where id = ${books.otherUserId}`],
    noticed: ['cashback-total'],
  }),
  'two paid attempts of one transaction': (books) => ({
    done: [
      sql`insert into cashback_attempts select gen_random_uuid(), program_id, transaction_id, 2, provider, outcome, provider_reference,
          response, error, started_at from cashback_attempts where transaction_id = ${books.earnId}`,
    ],
    noticed: ['paid-once'],
  }),
  'two transactions with one provider reference': () => ({
    done: [sql`update cashback_transactions set provider_reference = 'same'`],
    noticed: ['paid-once'],
  }),
  'a posting group that does not balance': (books) => ({
    done: [
      sql`update wallet_postings set amount = amount + 5 where group_id = ${books.earnId} and account_id = ${books.expenseId}`,
    ],
    noticed: ['books-balance'],
  }),
  'a completed transaction the wallet never booked': (books) => ({
    done: [sql`delete from wallet_postings where group_id = ${books.earnId}`],
    noticed: ['paid-as-booked'],
  }),
  'a booking for a transaction that was not completed': (books) => ({
    done: [
      sql`update cashback_transactions set status = 'processing', completed_at = null where id = ${books.earnId}`,
      sql`update users set total_cashback = total_cashback - 412500 where id = ${books.userId}`,
    ],
    noticed: ['paid-as-booked'],
  }),
  'a payment that was told and not believed': (books) => ({
    done: [
      sql`insert into payout_notices (id, provider, event_id, body_hash, key, says, program_id, transaction_id, outcome, received_at)
          values (${newId()}, 'wallet', 'e', 'h', 'k', 'paid', ${books.programId}, ${books.earnId}, 'already', now())`,
      sql`delete from wallet_postings where group_id = ${books.earnId}`,
      sql`update cashback_transactions set status = 'failed', completed_at = null where id = ${books.earnId}`,
      sql`update users set total_cashback = total_cashback - 412500 where id = ${books.userId}`,
    ],
    noticed: ['paid-as-told'],
  }),
};
