-- What a customer was paid and is owed is summed from the index alone: somebody who bought for years has tens of thousands of transactions.
CREATE INDEX "cashback_transactions_sums_idx" ON "cashback_transactions" USING btree ("user_id","created_at","id","currency","kind","status","amount","reversed_amount","completed_at");
DROP INDEX "cashback_transactions_user_idx";
