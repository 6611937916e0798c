DROP TABLE worker_heartbeats, wallet_postings, wallet_accounts, user_badges, user_achievements, sessions, reward_traces,
  points_ledger, notifications, events, cashback_attempts, cashback_transactions, cashback_rule_versions, cashback_rules,
  badge_versions, badges, audit_log, api_tokens, activities, achievement_versions, achievements, refunds, purchase_items,
  purchases, users, programs;
DROP FUNCTION refuse_change(), purchase_moves_forward(), refund_is_a_fact(), activity_is_a_fact(), refunds_add_up(),
  cashback_moves_on(), wallet_group_balances();
