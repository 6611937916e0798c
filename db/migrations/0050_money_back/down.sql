DROP TRIGGER cashback_transactions_netting ON cashback_transactions;
DROP TABLE "clawback_nettings";
DROP FUNCTION netting_is_kept();
DROP FUNCTION reversed_cashback_nets_nothing();
DROP INDEX "cashback_transactions_open_clawback_idx";
ALTER TABLE "cashback_transactions" DROP COLUMN "netted_amount";
DROP INDEX "refunds_cashback_waits_idx";
ALTER TABLE "refunds" DROP COLUMN "cashback_waits", DROP COLUMN "cashback_policy";
