ALTER TABLE "cashback_transactions" ADD COLUMN "attempts_before" integer DEFAULT 0 NOT NULL;
ALTER TABLE "cashback_transactions" ADD COLUMN "cancelled_at" timestamp (3) with time zone;
ALTER TABLE "cashback_transactions" DROP CONSTRAINT "cashback_transactions_attempts_range";
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_attempts_range" CHECK ("cashback_transactions"."attempts_before" >= 0 and "cashback_transactions"."attempts" - "cashback_transactions"."attempts_before" between 0 and 100);
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_cancelled_reversed" CHECK ("cashback_transactions"."cancelled_at" is null or "cashback_transactions"."status" = 'reversed');
ALTER TABLE "cashback_attempts" ADD COLUMN "amount" bigint;

CREATE TABLE "payout_providers" (
	"name" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"times_opened" integer DEFAULT 0 NOT NULL,
	"open_until" timestamp (3) with time zone,
	"probe_until" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"pause_reason" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payout_providers_counts_range" CHECK ("payout_providers"."failures" >= 0 and "payout_providers"."times_opened" >= 0),
	CONSTRAINT "payout_providers_pause_whole" CHECK (("payout_providers"."paused_at" is null) = ("payout_providers"."pause_reason" is null))
);

CREATE TABLE "payout_slots" (
	"provider" text NOT NULL,
	"slot" integer NOT NULL,
	"holder" uuid,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "payout_slots_pkey" PRIMARY KEY("provider","slot"),
	CONSTRAINT "payout_slots_slot_range" CHECK ("payout_slots"."slot" >= 1)
);

CREATE TABLE "payout_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"key" text NOT NULL,
	"says" text NOT NULL,
	"reference" text,
	"code" text,
	"message" text,
	"amount" bigint,
	"currency" char(3),
	"program_id" uuid,
	"transaction_id" uuid,
	"outcome" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"applied_at" timestamp (3) with time zone,
	CONSTRAINT "payout_notices_provider_event_key" UNIQUE("provider","event_id"),
	CONSTRAINT "payout_notices_says_word" CHECK ("payout_notices"."says" in ('paid', 'refused')),
	CONSTRAINT "payout_notices_outcome_word" CHECK ("payout_notices"."outcome" in ('applied', 'already', 'left', 'unknown_key', 'contradiction')),
	CONSTRAINT "payout_notices_applied_whole" CHECK (("payout_notices"."outcome" = 'applied') = ("payout_notices"."applied_at" is not null))
);

CREATE TABLE "payout_reconciliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"requested_by" text NOT NULL,
	"is_daily" boolean NOT NULL,
	"status" text NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"matched" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "payout_reconciliations_status_word" CHECK ("payout_reconciliations"."status" in ('waiting', 'running', 'done', 'failed')),
	CONSTRAINT "payout_reconciliations_time_forward" CHECK ("payout_reconciliations"."from_at" < "payout_reconciliations"."to_at")
);

CREATE TABLE "payout_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"reference" text,
	"program_id" uuid,
	"transaction_id" uuid,
	"our_status" text,
	"our_amount" bigint,
	"they_say" text,
	"their_amount" bigint,
	"currency" char(3),
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payout_findings_kind_word" CHECK ("payout_findings"."kind" in ('repaired', 'amount_mismatch', 'only_theirs', 'only_ours', 'duplicate', 'contradiction'))
);

ALTER TABLE "payout_notices" ADD CONSTRAINT "payout_notices_transaction_fk" FOREIGN KEY ("program_id","transaction_id") REFERENCES "public"."cashback_transactions"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payout_findings" ADD CONSTRAINT "payout_findings_run_id_payout_reconciliations_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."payout_reconciliations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payout_findings" ADD CONSTRAINT "payout_findings_transaction_fk" FOREIGN KEY ("program_id","transaction_id") REFERENCES "public"."cashback_transactions"("program_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "payout_notices_transaction_idx" ON "payout_notices" USING btree ("transaction_id");
CREATE INDEX "payout_reconciliations_provider_idx" ON "payout_reconciliations" USING btree ("provider","created_at");
CREATE UNIQUE INDEX "payout_reconciliations_daily_key" ON "payout_reconciliations" USING btree ("provider","from_at") WHERE is_daily;
CREATE INDEX "payout_findings_run_idx" ON "payout_findings" USING btree ("run_id","kind");
CREATE INDEX "payout_findings_transaction_idx" ON "payout_findings" USING btree ("transaction_id");

-- A person may have what failed tried again; where the money may have gone, it is asked about first, in processing. What
-- failed and turns out to be paid needs a person.
CREATE OR REPLACE FUNCTION cashback_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('completed', 'reversed') THEN
    RAISE EXCEPTION 'a % cashback transaction is never edited', OLD.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.id, NEW.program_id, NEW.user_id, NEW.purchase_id, NEW.refund_id, NEW.kind, NEW.amount, NEW.currency, NEW.rate_bps)
     IS DISTINCT FROM (OLD.id, OLD.program_id, OLD.user_id, OLD.purchase_id, OLD.refund_id, OLD.kind, OLD.amount, OLD.currency, OLD.rate_bps)
     OR NEW.attempts < OLD.attempts OR NEW.attempts_before < OLD.attempts_before OR NEW.reversed_amount < OLD.reversed_amount THEN
    RAISE EXCEPTION 'what a cashback transaction is about is never edited' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> OLD.status AND NOT (
       (OLD.status = 'pending' AND NEW.status IN ('processing', 'reversed'))
    OR (OLD.status = 'processing' AND NEW.status IN ('pending', 'completed', 'failed', 'needs_review'))
    OR (OLD.status = 'failed' AND NEW.status IN ('pending', 'processing', 'reversed', 'completed', 'needs_review'))
    OR (OLD.status = 'needs_review' AND NEW.status IN ('pending', 'processing', 'completed', 'failed', 'reversed'))) THEN
    RAISE EXCEPTION 'a cashback transaction does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
