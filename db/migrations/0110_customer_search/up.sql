-- Customers are found by how their name, email or external id begins, whatever the database's collation.
CREATE INDEX "users_program_email_prefix_idx" ON "users" USING btree ("program_id","email" text_pattern_ops);
CREATE INDEX "users_program_external_id_prefix_idx" ON "users" USING btree ("program_id","external_id" text_pattern_ops);
CREATE INDEX "users_program_name_prefix_idx" ON "users" USING btree ("program_id",lower("name") text_pattern_ops);
