-- An adjustment of points that is undone counts as if it had never been made: badges that it reached go with it. Both lines stay.
ALTER TABLE "points_ledger" ADD COLUMN "undoes_id" uuid;
ALTER TABLE "points_ledger" ADD CONSTRAINT "points_ledger_undoes_fk" FOREIGN KEY ("undoes_id") REFERENCES "public"."points_ledger"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "points_ledger_undoes_key" ON "points_ledger" USING btree ("undoes_id") WHERE undoes_id is not null;
ALTER TABLE "points_ledger" ADD CONSTRAINT "points_ledger_undoes_adjustment" CHECK ("points_ledger"."undoes_id" is null or "points_ledger"."kind" = 'adjustment');
