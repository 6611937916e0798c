-- How cashback comes back when a purchase is refunded.

-- By which policy a refund takes cashback back: the program's at the first refund of its purchase, for all of them.
ALTER TABLE "refunds" ADD COLUMN "cashback_policy" text DEFAULT 'reevaluate' NOT NULL,
  ADD COLUMN "cashback_waits" boolean DEFAULT false NOT NULL;
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_cashback_policy_word" CHECK ("refunds"."cashback_policy" in ('reevaluate', 'proportional'));
CREATE INDEX "refunds_cashback_waits_idx" ON "refunds" USING btree ("created_at") WHERE cashback_waits;

-- Refunds from before this step took no cashback back: the sweep looks at them.
UPDATE "refunds" r SET "cashback_policy" = coalesce(p.settings->>'refundCashback', 'reevaluate'), "cashback_waits" = r.processed_for_loyalty
  FROM "programs" p WHERE p.id = r.program_id;

-- What of a payout settles debts of its customer instead of being sent.
ALTER TABLE "cashback_transactions" ADD COLUMN "netted_amount" bigint DEFAULT 0 NOT NULL;
ALTER TABLE "cashback_transactions" ADD CONSTRAINT "cashback_transactions_netted_range"
  CHECK ("cashback_transactions"."netted_amount" between 0 and greatest("cashback_transactions"."amount" - "cashback_transactions"."reversed_amount", 0));
CREATE INDEX "cashback_transactions_open_clawback_idx" ON "cashback_transactions" USING btree ("user_id")
  WHERE kind = 'clawback' and status in ('pending', 'processing');

CREATE TABLE "clawback_nettings" (
  "id" uuid PRIMARY KEY NOT NULL,
  "program_id" uuid NOT NULL,
  "clawback_id" uuid NOT NULL,
  "payout_id" uuid NOT NULL,
  "amount" bigint NOT NULL,
  "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  CONSTRAINT "clawback_nettings_payout_clawback_key" UNIQUE("payout_id","clawback_id"),
  CONSTRAINT "clawback_nettings_amount_range" CHECK ("clawback_nettings"."amount" > 0)
);
ALTER TABLE "clawback_nettings" ADD CONSTRAINT "clawback_nettings_clawback_fk" FOREIGN KEY ("program_id","clawback_id") REFERENCES "public"."cashback_transactions"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "clawback_nettings" ADD CONSTRAINT "clawback_nettings_payout_fk" FOREIGN KEY ("program_id","payout_id") REFERENCES "public"."cashback_transactions"("program_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "clawback_nettings_clawback_idx" ON "clawback_nettings" USING btree ("clawback_id");

-- A payout that will never be made settles no debt.
CREATE FUNCTION reversed_cashback_nets_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.netted_amount := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER cashback_transactions_netting BEFORE UPDATE ON cashback_transactions FOR EACH ROW
  WHEN (NEW.status = 'reversed' AND NEW.netted_amount <> 0) EXECUTE FUNCTION reversed_cashback_nets_nothing();

-- What a payout netted is fixed once it was made, and so is the debt it settled.
CREATE FUNCTION netting_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cashback_transactions WHERE id = OLD.payout_id AND status = 'completed') THEN
    RAISE EXCEPTION 'what a completed payout netted is never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clawback_nettings_kept BEFORE UPDATE OR DELETE ON clawback_nettings FOR EACH ROW EXECUTE FUNCTION netting_is_kept();
