CREATE TABLE "achievement_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"achievement_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "achievement_versions_achievement_version_key" UNIQUE("achievement_id","version"),
	CONSTRAINT "achievement_versions_version_range" CHECK ("achievement_versions"."version" >= 1)
);

CREATE TABLE "achievements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"type" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"points" integer NOT NULL,
	"icon" text NOT NULL,
	"tier" text NOT NULL,
	"is_active" boolean NOT NULL,
	"visibility" text DEFAULT 'public' NOT NULL,
	"schedule_from" timestamp (3) with time zone,
	"schedule_to" timestamp (3) with time zone,
	"recurrence" jsonb NOT NULL,
	"reversal" text DEFAULT 'revoke' NOT NULL,
	"audience" jsonb,
	"version" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "achievements_program_key_key" UNIQUE("program_id","key"),
	CONSTRAINT "achievements_program_id_id_key" UNIQUE("program_id","id"),
	CONSTRAINT "achievements_type_word" CHECK ("achievements"."type" in ('purchase', 'spending', 'streak', 'collection', 'review', 'referral', 'activity', 'composite')),
	CONSTRAINT "achievements_tier_word" CHECK ("achievements"."tier" in ('bronze', 'silver', 'gold', 'platinum', 'diamond')),
	CONSTRAINT "achievements_visibility_word" CHECK ("achievements"."visibility" in ('public', 'secret')),
	CONSTRAINT "achievements_reversal_word" CHECK ("achievements"."reversal" in ('revoke', 'keep')),
	CONSTRAINT "achievements_points_range" CHECK ("achievements"."points" between 0 and 1000000000),
	CONSTRAINT "achievements_schedule_order" CHECK ("achievements"."schedule_from" < "achievements"."schedule_to"),
	CONSTRAINT "achievements_archived_inactive" CHECK ("achievements"."archived_at" is null or not "achievements"."is_active")
);

CREATE TABLE "user_achievements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"achievement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"version" integer NOT NULL,
	"progress" bigint NOT NULL,
	"target" bigint NOT NULL,
	"memo" jsonb,
	"unlocked_at" timestamp (3) with time zone,
	"unlocked_fact_kind" text,
	"unlocked_fact_id" uuid,
	"points" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_achievements_cycle_key" UNIQUE("user_id","achievement_id","cycle"),
	CONSTRAINT "user_achievements_progress_range" CHECK ("user_achievements"."progress" >= 0),
	CONSTRAINT "user_achievements_fact_kind_word" CHECK ("user_achievements"."unlocked_fact_kind" in ('purchase', 'refund', 'activity', 'adjustment')),
	CONSTRAINT "user_achievements_unlock_whole" CHECK (("user_achievements"."unlocked_at" is null) = ("user_achievements"."unlocked_fact_id" is null) and ("user_achievements"."unlocked_at" is null) = ("user_achievements"."unlocked_fact_kind" is null)),
	CONSTRAINT "user_achievements_points_of_unlock" CHECK ("user_achievements"."unlocked_at" is not null or "user_achievements"."points" = 0)
);

CREATE TABLE "activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"value" bigint,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"processed_for_loyalty" boolean DEFAULT false NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"reward_failures" integer DEFAULT 0 NOT NULL,
	"reward_retry_at" timestamp (3) with time zone,
	"reward_error" text,
	"reward_dead_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activities_program_key_key" UNIQUE("program_id","key"),
	CONSTRAINT "activities_name_form" CHECK ("activities"."name" ~ '^[a-z][a-z0-9_.-]{0,63}$'),
	CONSTRAINT "activities_processed_whole" CHECK ("activities"."processed_for_loyalty" = ("activities"."processed_at" is not null))
);

CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"address" text,
	"request_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "badge_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"badge_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "badge_versions_badge_version_key" UNIQUE("badge_id","version"),
	CONSTRAINT "badge_versions_version_range" CHECK ("badge_versions"."version" >= 1)
);

CREATE TABLE "badges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"icon" text NOT NULL,
	"color" text NOT NULL,
	"points_required" integer NOT NULL,
	"achievements_required" integer NOT NULL,
	"benefits" jsonb NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "badges_program_id_id_key" UNIQUE("program_id","id"),
	CONSTRAINT "badges_level_range" CHECK ("badges"."level" between 1 and 1000),
	CONSTRAINT "badges_points_range" CHECK ("badges"."points_required" >= 0),
	CONSTRAINT "badges_achievements_range" CHECK ("badges"."achievements_required" >= 0),
	CONSTRAINT "badges_color_form" CHECK ("badges"."color" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "badges_archived_inactive" CHECK ("badges"."archived_at" is null or not "badges"."is_active")
);

CREATE TABLE "user_badges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"badge_id" uuid NOT NULL,
	"badge_version" integer NOT NULL,
	"earned_at" timestamp (3) with time zone NOT NULL,
	"earned_fact_kind" text NOT NULL,
	"earned_fact_id" uuid NOT NULL,
	"is_current" boolean NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_fact_kind" text,
	"revoked_fact_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_badges_earned_kind_word" CHECK ("user_badges"."earned_fact_kind" in ('purchase', 'refund', 'activity', 'adjustment')),
	CONSTRAINT "user_badges_revoked_not_current" CHECK ("user_badges"."revoked_at" is null or not "user_badges"."is_current"),
	CONSTRAINT "user_badges_revoked_whole" CHECK (("user_badges"."revoked_at" is null) = ("user_badges"."revoked_fact_id" is null))
);

CREATE TABLE "cashback_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"provider" text NOT NULL,
	"outcome" text NOT NULL,
	"provider_reference" text,
	"response" jsonb,
	"error" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer,
	CONSTRAINT "cashback_attempts_transaction_attempt_key" UNIQUE("transaction_id","attempt"),
	CONSTRAINT "cashback_attempts_outcome_word" CHECK ("cashback_attempts"."outcome" in ('paid', 'refused', 'unknown', 'not_sent', 'in_flight')),
	CONSTRAINT "cashback_attempts_attempt_range" CHECK ("cashback_attempts"."attempt" >= 1)
);

CREATE TABLE "cashback_rule_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cashback_rule_versions_rule_version_key" UNIQUE("rule_id","version"),
	CONSTRAINT "cashback_rule_versions_version_range" CHECK ("cashback_rule_versions"."version" >= 1)
);

CREATE TABLE "cashback_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"definition" jsonb NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cashback_rules_program_currency_key" UNIQUE("program_id","currency"),
	CONSTRAINT "cashback_rules_program_id_id_key" UNIQUE("program_id","id")
);

CREATE TABLE "cashback_transactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"purchase_id" uuid NOT NULL,
	"refund_id" uuid,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"reversed_amount" bigint DEFAULT 0 NOT NULL,
	"currency" char(3) NOT NULL,
	"purchase_amount" bigint NOT NULL,
	"base_bps" integer NOT NULL,
	"bonus_bps" integer NOT NULL,
	"multiplier_pct" integer NOT NULL,
	"rate_bps" integer NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule_version" integer NOT NULL,
	"badge_id" uuid,
	"badge_level" integer,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"provider" text,
	"provider_reference" text,
	"error_code" text,
	"last_error" text,
	"processing_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"reversed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cashback_transactions_program_id_id_key" UNIQUE("program_id","id"),
	CONSTRAINT "cashback_transactions_kind_word" CHECK ("cashback_transactions"."kind" in ('earn', 'clawback')),
	CONSTRAINT "cashback_transactions_status_word" CHECK ("cashback_transactions"."status" in ('pending', 'processing', 'completed', 'failed', 'reversed', 'needs_review')),
	CONSTRAINT "cashback_transactions_sign" CHECK (case "cashback_transactions"."kind" when 'earn' then "cashback_transactions"."amount" > 0 and "cashback_transactions"."refund_id" is null else "cashback_transactions"."amount" < 0 and "cashback_transactions"."refund_id" is not null end),
	CONSTRAINT "cashback_transactions_reversed_range" CHECK ("cashback_transactions"."reversed_amount" between 0 and greatest("cashback_transactions"."amount", 0)),
	CONSTRAINT "cashback_transactions_rates_range" CHECK ("cashback_transactions"."base_bps" >= 0 and "cashback_transactions"."bonus_bps" >= 0 and "cashback_transactions"."multiplier_pct" >= 0),
	CONSTRAINT "cashback_transactions_attempts_range" CHECK ("cashback_transactions"."attempts" between 0 and 100),
	CONSTRAINT "cashback_transactions_completed_whole" CHECK (("cashback_transactions"."status" = 'completed') = ("cashback_transactions"."completed_at" is not null))
);

CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject_id" uuid,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_type_word" CHECK ("events"."type" in ('purchase.completed', 'purchase.rewarded', 'purchase.refunded', 'achievement.progressed', 'achievement.unlocked', 'achievement.revoked', 'badge.unlocked', 'badge.revoked', 'points.adjusted', 'cashback.pending', 'cashback.completed', 'cashback.failed', 'cashback.reversed'))
);

CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_event_key" UNIQUE("event_id")
);

CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"public_id" text NOT NULL,
	"mode" text NOT NULL,
	"name" text NOT NULL,
	"secret_sha256" text NOT NULL,
	"scopes" text[] NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_tokens_public_id_key" UNIQUE("public_id"),
	CONSTRAINT "api_tokens_mode_word" CHECK ("api_tokens"."mode" in ('live', 'test')),
	CONSTRAINT "api_tokens_hash_form" CHECK ("api_tokens"."secret_sha256" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"user_agent" text,
	"address" text
);

CREATE TABLE "points_ledger" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"delta" integer NOT NULL,
	"kind" text NOT NULL,
	"achievement_id" uuid,
	"achievement_version" integer,
	"cycle" integer,
	"fact_kind" text NOT NULL,
	"fact_id" uuid NOT NULL,
	"note" text,
	"created_by" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "points_ledger_delta_moves" CHECK ("points_ledger"."delta" <> 0),
	CONSTRAINT "points_ledger_kind_word" CHECK ("points_ledger"."kind" in ('unlock', 'revoke', 'correction', 'adjustment')),
	CONSTRAINT "points_ledger_fact_kind_word" CHECK ("points_ledger"."fact_kind" in ('purchase', 'refund', 'activity', 'adjustment')),
	CONSTRAINT "points_ledger_unlock_gives" CHECK ("points_ledger"."kind" <> 'unlock' or "points_ledger"."delta" > 0),
	CONSTRAINT "points_ledger_revoke_takes" CHECK ("points_ledger"."kind" <> 'revoke' or "points_ledger"."delta" < 0),
	CONSTRAINT "points_ledger_rule_named" CHECK (("points_ledger"."kind" = 'adjustment') = ("points_ledger"."achievement_id" is null)),
	CONSTRAINT "points_ledger_adjustment_own_fact" CHECK (("points_ledger"."kind" = 'adjustment') = ("points_ledger"."fact_kind" = 'adjustment' and "points_ledger"."fact_id" = "points_ledger"."id"))
);

CREATE TABLE "programs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"currency" char(3) NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"branding" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"catalog_revision" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "programs_slug_unique" UNIQUE("slug"),
	CONSTRAINT "programs_slug_form" CHECK ("programs"."slug" ~ '^[a-z0-9](-?[a-z0-9])*$'),
	CONSTRAINT "programs_currency_form" CHECK ("programs"."currency" ~ '^[A-Z]{3}$')
);

CREATE TABLE "purchase_items" (
	"purchase_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"line_index" integer NOT NULL,
	"sku" text,
	"name" text NOT NULL,
	"category" text,
	"quantity" integer NOT NULL,
	"unit_amount" bigint NOT NULL,
	CONSTRAINT "purchase_items_pkey" PRIMARY KEY("purchase_id","line_index"),
	CONSTRAINT "purchase_items_index_range" CHECK ("purchase_items"."line_index" between 0 and 499),
	CONSTRAINT "purchase_items_quantity_range" CHECK ("purchase_items"."quantity" between 1 and 1000000),
	CONSTRAINT "purchase_items_unit_amount_range" CHECK ("purchase_items"."unit_amount" between 0 and 1000000000000000)
);

CREATE TABLE "purchases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"order_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"refunded_amount" bigint DEFAULT 0 NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"channel" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"source" text DEFAULT 'api' NOT NULL,
	"content_hash" text NOT NULL,
	"processed_for_loyalty" boolean DEFAULT false NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"reward_failures" integer DEFAULT 0 NOT NULL,
	"reward_retry_at" timestamp (3) with time zone,
	"reward_error" text,
	"reward_dead_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchases_program_order_key" UNIQUE("program_id","order_id"),
	CONSTRAINT "purchases_program_id_id_key" UNIQUE("program_id","id"),
	CONSTRAINT "purchases_status_word" CHECK ("purchases"."status" in ('pending', 'completed', 'partially_refunded', 'refunded', 'cancelled')),
	CONSTRAINT "purchases_source_word" CHECK ("purchases"."source" in ('api', 'console', 'import', 'demo', 'bench')),
	CONSTRAINT "purchases_amount_range" CHECK ("purchases"."amount" between 1 and 1000000000000000),
	CONSTRAINT "purchases_refunded_range" CHECK ("purchases"."refunded_amount" between 0 and "purchases"."amount"),
	CONSTRAINT "purchases_currency_form" CHECK ("purchases"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "purchases_order_id_length" CHECK (length("purchases"."order_id") between 1 and 255),
	CONSTRAINT "purchases_completed_whole" CHECK (("purchases"."status" in ('completed', 'partially_refunded', 'refunded')) = ("purchases"."completed_at" is not null)),
	CONSTRAINT "purchases_cancelled_whole" CHECK (("purchases"."status" = 'cancelled') = ("purchases"."cancelled_at" is not null)),
	CONSTRAINT "purchases_refund_status" CHECK (case "purchases"."status" when 'refunded' then "purchases"."refunded_amount" = "purchases"."amount" when 'partially_refunded' then "purchases"."refunded_amount" > 0 and "purchases"."refunded_amount" < "purchases"."amount" else "purchases"."refunded_amount" = 0 end),
	CONSTRAINT "purchases_processed_whole" CHECK ("purchases"."processed_for_loyalty" = ("purchases"."processed_at" is not null)),
	CONSTRAINT "purchases_processed_completed" CHECK (not "purchases"."processed_for_loyalty" or "purchases"."completed_at" is not null)
);

CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"purchase_id" uuid NOT NULL,
	"external_id" text,
	"amount" bigint NOT NULL,
	"lines" jsonb,
	"reason" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"processed_for_loyalty" boolean DEFAULT false NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"reward_failures" integer DEFAULT 0 NOT NULL,
	"reward_retry_at" timestamp (3) with time zone,
	"reward_error" text,
	"reward_dead_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_program_external_id_key" UNIQUE("program_id","external_id"),
	CONSTRAINT "refunds_amount_range" CHECK ("refunds"."amount" between 1 and 1000000000000000),
	CONSTRAINT "refunds_processed_whole" CHECK ("refunds"."processed_for_loyalty" = ("refunds"."processed_at" is not null))
);

CREATE TABLE "reward_traces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"fact_kind" text NOT NULL,
	"fact_id" uuid NOT NULL,
	"catalog_revision" bigint NOT NULL,
	"points" integer NOT NULL,
	"awards" jsonb NOT NULL,
	"trace" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reward_traces_fact_key" UNIQUE("fact_id"),
	CONSTRAINT "reward_traces_fact_kind_word" CHECK ("reward_traces"."fact_kind" in ('purchase', 'refund', 'activity', 'adjustment'))
);

CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"role" text DEFAULT 'customer' NOT NULL,
	"external_id" text,
	"email" text,
	"name" text,
	"password_hash" text,
	"email_verified_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"anonymised_at" timestamp (3) with time zone,
	"total_points" bigint DEFAULT 0 NOT NULL,
	"total_cashback" bigint DEFAULT 0 NOT NULL,
	"purchase_count" integer DEFAULT 0 NOT NULL,
	"first_fact_at" timestamp (3) with time zone,
	"last_fact_at" timestamp (3) with time zone,
	"last_fact_id" uuid,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_program_id_id_key" UNIQUE("program_id","id"),
	CONSTRAINT "users_role_word" CHECK ("users"."role" in ('customer', 'admin')),
	CONSTRAINT "users_email_small" CHECK ("users"."email" = lower("users"."email")),
	CONSTRAINT "users_purchase_count_range" CHECK ("users"."purchase_count" >= 0),
	CONSTRAINT "users_last_fact_whole" CHECK (("users"."last_fact_at" is null) = ("users"."last_fact_id" is null)),
	CONSTRAINT "users_anonymised_empty" CHECK ("users"."anonymised_at" is null or ("users"."email" is null and "users"."password_hash" is null))
);

CREATE TABLE "wallet_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallet_accounts_program_id_id_currency_key" UNIQUE("program_id","id","currency"),
	CONSTRAINT "wallet_accounts_kind_word" CHECK ("wallet_accounts"."kind" in ('expense', 'clearing', 'liability')),
	CONSTRAINT "wallet_accounts_liability_has_owner" CHECK (("wallet_accounts"."kind" = 'liability') = ("wallet_accounts"."user_id" is not null))
);

CREATE TABLE "wallet_postings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallet_postings_group_account_key" UNIQUE("group_id","account_id"),
	CONSTRAINT "wallet_postings_amount_moves" CHECK ("wallet_postings"."amount" <> 0)
);

CREATE TABLE "worker_heartbeats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);

ALTER TABLE "achievement_versions" ADD CONSTRAINT "achievement_versions_achievement_fk" FOREIGN KEY ("program_id","achievement_id") REFERENCES "public"."achievements"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "achievements" ADD CONSTRAINT "achievements_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "user_achievements" ADD CONSTRAINT "user_achievements_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "user_achievements" ADD CONSTRAINT "user_achievements_version_fk" FOREIGN KEY ("achievement_id","version") REFERENCES "public"."achievement_versions"("achievement_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "activities" ADD CONSTRAINT "activities_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "badge_versions" ADD CONSTRAINT "badge_versions_badge_fk" FOREIGN KEY ("program_id","badge_id") REFERENCES "public"."badges"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "badges" ADD CONSTRAINT "badges_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "user_badges" ADD CONSTRAINT "user_badges_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "user_badges" ADD CONSTRAINT "user_badges_version_fk" FOREIGN KEY ("badge_id","badge_version") REFERENCES "public"."badge_versions"("badge_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "cashback_attempts" ADD CONSTRAINT "cashback_attempts_transaction_fk" FOREIGN KEY ("program_id","transaction_id") REFERENCES "public"."cashback_transactions"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "cashback_rule_versions" ADD CONSTRAINT "cashback_rule_versions_rule_fk" FOREIGN KEY ("program_id","rule_id") REFERENCES "public"."cashback_rules"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "cashback_rules" ADD CONSTRAINT "cashback_rules_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_purchase_fk" FOREIGN KEY ("program_id","purchase_id") REFERENCES "public"."purchases"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_refund_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_rule_fk" FOREIGN KEY ("rule_id","rule_version") REFERENCES "public"."cashback_rule_versions"("rule_id","version") ON DELETE no action ON UPDATE no action;
ALTER TABLE "events" ADD CONSTRAINT "events_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_event_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "points_ledger" ADD CONSTRAINT "points_ledger_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "points_ledger" ADD CONSTRAINT "points_ledger_achievement_fk" FOREIGN KEY ("program_id","achievement_id") REFERENCES "public"."achievements"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "purchase_items" ADD CONSTRAINT "purchase_items_purchase_fk" FOREIGN KEY ("program_id","purchase_id") REFERENCES "public"."purchases"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_purchase_fk" FOREIGN KEY ("program_id","purchase_id") REFERENCES "public"."purchases"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reward_traces" ADD CONSTRAINT "reward_traces_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "users" ADD CONSTRAINT "users_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "wallet_accounts" ADD CONSTRAINT "wallet_accounts_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "wallet_postings" ADD CONSTRAINT "wallet_postings_account_fk" FOREIGN KEY ("program_id","account_id","currency") REFERENCES "public"."wallet_accounts"("program_id","id","currency") ON DELETE no action ON UPDATE no action;
CREATE INDEX "achievements_active_idx" ON "achievements" USING btree ("program_id","is_active");
CREATE INDEX "user_achievements_achievement_idx" ON "user_achievements" USING btree ("achievement_id","unlocked_at");
CREATE INDEX "activities_user_idx" ON "activities" USING btree ("user_id","occurred_at","id");
CREATE INDEX "activities_to_reward_idx" ON "activities" USING btree ("created_at") WHERE not processed_for_loyalty;
CREATE INDEX "audit_log_program_idx" ON "audit_log" USING btree ("program_id","id");
CREATE INDEX "audit_log_subject_idx" ON "audit_log" USING btree ("subject_id");
CREATE UNIQUE INDEX "badges_program_level_key" ON "badges" USING btree ("program_id","level") WHERE "badges"."archived_at" is null;
CREATE UNIQUE INDEX "user_badges_earned_once_key" ON "user_badges" USING btree ("user_id","badge_id") WHERE "user_badges"."revoked_at" is null;
CREATE UNIQUE INDEX "user_badges_one_current_key" ON "user_badges" USING btree ("user_id") WHERE "user_badges"."is_current";
CREATE INDEX "user_badges_badge_idx" ON "user_badges" USING btree ("badge_id");
CREATE UNIQUE INDEX "cashback_transactions_one_earn_key" ON "cashback_transactions" USING btree ("purchase_id") WHERE kind = 'earn';
CREATE UNIQUE INDEX "cashback_transactions_one_clawback_key" ON "cashback_transactions" USING btree ("refund_id") WHERE kind = 'clawback';
CREATE INDEX "cashback_transactions_user_idx" ON "cashback_transactions" USING btree ("user_id","created_at","id");
CREATE INDEX "cashback_transactions_program_idx" ON "cashback_transactions" USING btree ("program_id","status","created_at","id");
CREATE INDEX "cashback_transactions_purchase_idx" ON "cashback_transactions" USING btree ("purchase_id");
CREATE INDEX "cashback_transactions_due_idx" ON "cashback_transactions" USING btree ("next_attempt_at") WHERE status in ('pending', 'processing');
CREATE INDEX "events_program_idx" ON "events" USING btree ("program_id","id");
CREATE INDEX "events_user_idx" ON "events" USING btree ("user_id","id");
CREATE INDEX "notifications_user_idx" ON "notifications" USING btree ("user_id","id");
CREATE INDEX "api_tokens_program_idx" ON "api_tokens" USING btree ("program_id","created_at","id");
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");
CREATE INDEX "points_ledger_user_idx" ON "points_ledger" USING btree ("user_id","id");
CREATE INDEX "points_ledger_fact_idx" ON "points_ledger" USING btree ("fact_id");
CREATE INDEX "purchases_user_occurred_idx" ON "purchases" USING btree ("user_id","occurred_at","id");
CREATE INDEX "purchases_program_created_idx" ON "purchases" USING btree ("program_id","created_at","id");
CREATE INDEX "purchases_program_occurred_idx" ON "purchases" USING btree ("program_id","occurred_at","id");
CREATE INDEX "purchases_to_reward_idx" ON "purchases" USING btree ("completed_at") WHERE not processed_for_loyalty and status in ('completed', 'partially_refunded', 'refunded');
CREATE INDEX "refunds_purchase_idx" ON "refunds" USING btree ("purchase_id");
CREATE INDEX "refunds_user_idx" ON "refunds" USING btree ("user_id","occurred_at","id");
CREATE INDEX "refunds_to_reward_idx" ON "refunds" USING btree ("created_at") WHERE not processed_for_loyalty;
CREATE INDEX "reward_traces_user_idx" ON "reward_traces" USING btree ("user_id","id");
CREATE UNIQUE INDEX "users_program_external_id_key" ON "users" USING btree ("program_id","external_id") WHERE "users"."external_id" is not null;
CREATE UNIQUE INDEX "users_program_email_key" ON "users" USING btree ("program_id","email") WHERE "users"."email" is not null;
CREATE INDEX "users_program_created_idx" ON "users" USING btree ("program_id","created_at","id");
CREATE UNIQUE INDEX "wallet_accounts_program_key" ON "wallet_accounts" USING btree ("program_id","currency","kind") WHERE user_id is null;
CREATE UNIQUE INDEX "wallet_accounts_user_key" ON "wallet_accounts" USING btree ("user_id","currency") WHERE user_id is not null;
CREATE INDEX "wallet_postings_account_idx" ON "wallet_postings" USING btree ("account_id","id");
-- Promises that a constraint cannot express.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER points_ledger_append_only BEFORE UPDATE OR DELETE ON points_ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER points_ledger_keep BEFORE TRUNCATE ON points_ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER wallet_postings_append_only BEFORE UPDATE OR DELETE ON wallet_postings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER wallet_postings_keep BEFORE TRUNCATE ON wallet_postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_keep BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER achievement_versions_immutable BEFORE UPDATE OR DELETE ON achievement_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER badge_versions_immutable BEFORE UPDATE OR DELETE ON badge_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cashback_rule_versions_immutable BEFORE UPDATE OR DELETE ON cashback_rule_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_items_immutable BEFORE UPDATE OR DELETE ON purchase_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchases_no_delete BEFORE DELETE ON purchases FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refunds_no_delete BEFORE DELETE ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activities_no_delete BEFORE DELETE ON activities FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A purchase is a fact: only its state moves, and only forward.
CREATE FUNCTION purchase_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.program_id, NEW.user_id, NEW.order_id, NEW.amount, NEW.currency, NEW.occurred_at, NEW.content_hash)
     IS DISTINCT FROM (OLD.id, OLD.program_id, OLD.user_id, OLD.order_id, OLD.amount, OLD.currency, OLD.occurred_at, OLD.content_hash) THEN
    RAISE EXCEPTION 'a purchase is never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> OLD.status AND NOT (
       (OLD.status = 'pending' AND NEW.status IN ('completed', 'cancelled'))
    OR (OLD.status = 'completed' AND NEW.status IN ('partially_refunded', 'refunded'))
    OR (OLD.status = 'partially_refunded' AND NEW.status = 'refunded')) THEN
    RAISE EXCEPTION 'a purchase does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.refunded_amount < OLD.refunded_amount OR (OLD.processed_for_loyalty AND NOT NEW.processed_for_loyalty)
     OR NEW.completed_at IS DISTINCT FROM OLD.completed_at AND OLD.completed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a purchase does not go backwards' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER purchases_forward BEFORE UPDATE ON purchases FOR EACH ROW EXECUTE FUNCTION purchase_moves_forward();

CREATE FUNCTION refund_is_a_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.program_id, NEW.user_id, NEW.purchase_id, NEW.external_id, NEW.amount, NEW.lines, NEW.occurred_at)
     IS DISTINCT FROM (OLD.id, OLD.program_id, OLD.user_id, OLD.purchase_id, OLD.external_id, OLD.amount, OLD.lines, OLD.occurred_at)
     OR (OLD.processed_for_loyalty AND NOT NEW.processed_for_loyalty) THEN
    RAISE EXCEPTION 'a refund is never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refunds_facts BEFORE UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION refund_is_a_fact();

CREATE FUNCTION activity_is_a_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.program_id, NEW.user_id, NEW.name, NEW.key, NEW.value, NEW.occurred_at, NEW.content_hash)
     IS DISTINCT FROM (OLD.id, OLD.program_id, OLD.user_id, OLD.name, OLD.key, OLD.value, OLD.occurred_at, OLD.content_hash)
     OR (OLD.processed_for_loyalty AND NOT NEW.processed_for_loyalty) THEN
    RAISE EXCEPTION 'an activity is never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER activities_facts BEFORE UPDATE ON activities FOR EACH ROW EXECUTE FUNCTION activity_is_a_fact();

-- The refunds of a purchase add up to what it says was refunded, and belong to its own customer.
CREATE FUNCTION refunds_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  purchase purchases%ROWTYPE;
  total numeric;
BEGIN
  IF TG_TABLE_NAME = 'refunds' THEN
    SELECT * INTO purchase FROM purchases WHERE id = NEW.purchase_id;
    IF purchase.user_id <> NEW.user_id THEN
      RAISE EXCEPTION 'the refund belongs to another customer than its purchase' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSE
    SELECT * INTO purchase FROM purchases WHERE id = NEW.id;
  END IF;
  SELECT coalesce(sum(amount), 0) INTO total FROM refunds WHERE purchase_id = purchase.id;
  IF total <> purchase.refunded_amount THEN
    RAISE EXCEPTION 'refunds of % add up to %, the purchase says %', purchase.id, total, purchase.refunded_amount
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refunds_sum AFTER INSERT ON refunds DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refunds_add_up();
CREATE CONSTRAINT TRIGGER purchases_refund_sum AFTER UPDATE OF refunded_amount ON purchases DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.refunded_amount <> OLD.refunded_amount) EXECUTE FUNCTION refunds_add_up();

-- The life of a cashback transaction. A completed or reversed one is never touched again.
CREATE FUNCTION cashback_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('completed', 'reversed') THEN
    RAISE EXCEPTION 'a % cashback transaction is never edited', OLD.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.id, NEW.program_id, NEW.user_id, NEW.purchase_id, NEW.refund_id, NEW.kind, NEW.amount, NEW.currency, NEW.rate_bps)
     IS DISTINCT FROM (OLD.id, OLD.program_id, OLD.user_id, OLD.purchase_id, OLD.refund_id, OLD.kind, OLD.amount, OLD.currency, OLD.rate_bps)
     OR NEW.attempts < OLD.attempts OR NEW.reversed_amount < OLD.reversed_amount THEN
    RAISE EXCEPTION 'what a cashback transaction is about is never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> OLD.status AND NOT (
       (OLD.status = 'pending' AND NEW.status IN ('processing', 'reversed'))
    OR (OLD.status = 'processing' AND NEW.status IN ('pending', 'completed', 'failed', 'needs_review'))
    OR (OLD.status = 'failed' AND NEW.status IN ('pending', 'reversed', 'completed'))
    OR (OLD.status = 'needs_review' AND NEW.status IN ('pending', 'completed', 'failed', 'reversed'))) THEN
    RAISE EXCEPTION 'a cashback transaction does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cashback_transactions_life BEFORE UPDATE ON cashback_transactions FOR EACH ROW EXECUTE FUNCTION cashback_moves_on();
CREATE TRIGGER cashback_transactions_no_delete BEFORE DELETE ON cashback_transactions FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Every posting group sums to zero when its transaction commits.
CREATE FUNCTION wallet_group_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  total numeric;
BEGIN
  SELECT sum(amount) INTO total FROM wallet_postings WHERE group_id = NEW.group_id;
  IF total <> 0 THEN
    RAISE EXCEPTION 'posting group % sums to %', NEW.group_id, total USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER wallet_postings_balance AFTER INSERT ON wallet_postings DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION wallet_group_balances();
