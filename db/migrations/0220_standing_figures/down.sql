DROP TABLE "standing_figures";
CREATE TABLE "program_counts" (
	"program_id" uuid PRIMARY KEY NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "program_counts_took_range" CHECK ("program_counts"."took_ms" >= 0)
);
ALTER TABLE "program_counts" ADD CONSTRAINT "program_counts_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "daily_figures" DROP COLUMN "points_taken";
