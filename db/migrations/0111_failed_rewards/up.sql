-- Purchases whose rewarding failed, for the list and the count of them.
CREATE INDEX "purchases_reward_failed_idx" ON "purchases" USING btree ("program_id","occurred_at","id") WHERE reward_error is not null;
