ALTER TABLE "payout_reconciliations" DROP COLUMN "turn_until";
ALTER TABLE "payout_reconciliations" DROP COLUMN "attempt";
