-- Lists by filters that leave little: without these the few rows are looked for in all of them. The states that are rare, and what waits,
-- are partial, since every index on purchases is written at every purchase.
CREATE INDEX "purchases_program_status_idx" ON "purchases" USING btree ("program_id","status","created_at","id") WHERE status <> 'completed';
CREATE INDEX "purchases_program_waiting_idx" ON "purchases" USING btree ("program_id","created_at","id") WHERE not processed_for_loyalty;
CREATE INDEX "purchases_program_amount_idx" ON "purchases" USING btree ("program_id","currency","amount");
CREATE INDEX "cashback_transactions_program_created_idx" ON "cashback_transactions" USING btree ("program_id","created_at","id");
CREATE INDEX "cashback_transactions_program_clawback_idx" ON "cashback_transactions" USING btree ("program_id","created_at","id") WHERE kind = 'clawback';
CREATE INDEX "user_badges_user_idx" ON "user_badges" USING btree ("user_id","earned_at");
