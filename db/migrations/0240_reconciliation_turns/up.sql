-- One worker at a time compares a statement: whoever takes the turn has the higher attempt, and what an earlier one still writes is
-- turned away. Two at once told every difference twice.
ALTER TABLE "payout_reconciliations" ADD COLUMN "attempt" integer DEFAULT 0 NOT NULL;
ALTER TABLE "payout_reconciliations" ADD COLUMN "turn_until" timestamp (3) with time zone;
ALTER TABLE "payout_reconciliations" ADD CONSTRAINT "payout_reconciliations_attempt_range" CHECK ("payout_reconciliations"."attempt" >= 0);
