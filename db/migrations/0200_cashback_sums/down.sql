CREATE INDEX "cashback_transactions_user_idx" ON "cashback_transactions" USING btree ("user_id","created_at","id");
DROP INDEX "cashback_transactions_sums_idx";
