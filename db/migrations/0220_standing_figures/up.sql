-- One mechanism counts for the overview and the analytics: `daily_figures` what a day adds up to, `standing_figures` how a program
-- stands now. What the analytics kept of days goes; all of it is counted again from the facts.
ALTER TABLE "daily_figures" ADD COLUMN "points_taken" bigint DEFAULT 0 NOT NULL;
UPDATE "daily_figures" SET "counted_at" = NULL;
DROP TABLE "program_counts";
CREATE TABLE "standing_figures" (
	"program_id" uuid PRIMARY KEY NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	"standing" jsonb NOT NULL,
	CONSTRAINT "standing_figures_took_range" CHECK ("standing_figures"."took_ms" >= 0)
);
ALTER TABLE "standing_figures" ADD CONSTRAINT "standing_figures_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
