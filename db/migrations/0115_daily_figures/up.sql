-- What the days of a program add up to, so that the console's overview never counts a year of purchases.
CREATE TABLE "daily_figures" (
	"program_id" uuid NOT NULL,
	"day" date NOT NULL,
	"active_customers" integer DEFAULT 0 NOT NULL,
	"purchases" integer DEFAULT 0 NOT NULL,
	"revenue" bigint DEFAULT 0 NOT NULL,
	"points_issued" bigint DEFAULT 0 NOT NULL,
	"unlocks" integer DEFAULT 0 NOT NULL,
	"cashback_paid" bigint DEFAULT 0 NOT NULL,
	"cashback_owed" bigint DEFAULT 0 NOT NULL,
	"payouts" integer DEFAULT 0 NOT NULL,
	"payouts_failed" integer DEFAULT 0 NOT NULL,
	"waits" integer[] DEFAULT '{}' NOT NULL,
	"counted_at" timestamp (3) with time zone,
	CONSTRAINT "daily_figures_pkey" PRIMARY KEY("program_id","day"),
	CONSTRAINT "daily_figures_counts_range" CHECK ("daily_figures"."purchases" >= 0 and "daily_figures"."payouts_failed" between 0 and "daily_figures"."payouts")
);
ALTER TABLE "daily_figures" ADD CONSTRAINT "daily_figures_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "points_ledger_program_occurred_idx" ON "points_ledger" USING btree ("program_id","occurred_at");
