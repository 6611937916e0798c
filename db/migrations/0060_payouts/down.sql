CREATE OR REPLACE FUNCTION cashback_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
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

DROP TABLE "payout_findings", "payout_reconciliations", "payout_notices", "payout_slots", "payout_providers";
ALTER TABLE "cashback_attempts" DROP COLUMN "amount";
ALTER TABLE "cashback_transactions" DROP CONSTRAINT "cashback_transactions_cancelled_reversed";
ALTER TABLE "cashback_transactions" DROP CONSTRAINT "cashback_transactions_attempts_range";
ALTER TABLE "cashback_transactions" DROP COLUMN "cancelled_at";
ALTER TABLE "cashback_transactions" DROP COLUMN "attempts_before";
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_attempts_range" CHECK ("cashback_transactions"."attempts" between 0 and 100);
