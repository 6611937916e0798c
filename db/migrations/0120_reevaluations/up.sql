-- What a changed rule does to every customer: reckoned first, written only when somebody says so.
CREATE TABLE "reevaluations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"step" text NOT NULL,
	"preview_id" uuid,
	"subject" text NOT NULL,
	"subject_key" text NOT NULL,
	"definition" jsonb NOT NULL,
	"base_version" integer NOT NULL,
	"catalog_revision" bigint NOT NULL,
	"status" text NOT NULL,
	"after_customer" uuid,
	"customers_total" integer NOT NULL,
	"customers_done" integer DEFAULT 0 NOT NULL,
	"customers_changed" integer DEFAULT 0 NOT NULL,
	"unlocks_gained" integer DEFAULT 0 NOT NULL,
	"unlocks_lost" integer DEFAULT 0 NOT NULL,
	"points_gained" bigint DEFAULT 0 NOT NULL,
	"points_lost" bigint DEFAULT 0 NOT NULL,
	"badges_raised" integer DEFAULT 0 NOT NULL,
	"badges_lowered" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"requested_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "reevaluations_program_id_id_key" UNIQUE("program_id","id"),
	CONSTRAINT "reevaluations_step_word" CHECK ("reevaluations"."step" in ('preview', 'apply')),
	CONSTRAINT "reevaluations_subject_word" CHECK ("reevaluations"."subject" in ('achievement', 'badge')),
	CONSTRAINT "reevaluations_status_word" CHECK ("reevaluations"."status" in ('running', 'done', 'cancelled', 'failed')),
	CONSTRAINT "reevaluations_preview_named" CHECK (("reevaluations"."step" = 'apply') = ("reevaluations"."preview_id" is not null)),
	CONSTRAINT "reevaluations_ended_whole" CHECK (("reevaluations"."status" = 'running') = ("reevaluations"."ended_at" is null)),
	CONSTRAINT "reevaluations_counts_range" CHECK ("reevaluations"."base_version" >= 0 and "reevaluations"."customers_changed" >= 0 and "reevaluations"."customers_done" >= "reevaluations"."customers_changed" and "reevaluations"."failures" >= 0),
	CONSTRAINT "reevaluations_apply_not_cancelled" CHECK ("reevaluations"."step" = 'preview' or "reevaluations"."status" <> 'cancelled')
);
CREATE TABLE "reevaluated_customers" (
	"reevaluation_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"unlocks_gained" integer NOT NULL,
	"unlocks_lost" integer NOT NULL,
	"points" integer NOT NULL,
	"level_before" integer,
	"level_after" integer,
	CONSTRAINT "reevaluated_customers_pkey" PRIMARY KEY("reevaluation_id","user_id"),
	CONSTRAINT "reevaluated_customers_counts_range" CHECK ("reevaluated_customers"."unlocks_gained" >= 0 and "reevaluated_customers"."unlocks_lost" >= 0)
);
ALTER TABLE "reevaluations" ADD CONSTRAINT "reevaluations_program_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reevaluations" ADD CONSTRAINT "reevaluations_preview_fk" FOREIGN KEY ("program_id","preview_id") REFERENCES "public"."reevaluations"("program_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reevaluated_customers" ADD CONSTRAINT "reevaluated_customers_reevaluation_fk" FOREIGN KEY ("program_id","reevaluation_id") REFERENCES "public"."reevaluations"("program_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "reevaluated_customers" ADD CONSTRAINT "reevaluated_customers_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "reevaluations_program_idx" ON "reevaluations" USING btree ("program_id","created_at","id");
CREATE INDEX "reevaluations_running_idx" ON "reevaluations" USING btree ("updated_at") WHERE status = 'running';
CREATE UNIQUE INDEX "reevaluations_one_apply_a_preview_key" ON "reevaluations" USING btree ("preview_id");
CREATE UNIQUE INDEX "reevaluations_one_apply_at_once_key" ON "reevaluations" USING btree ("program_id") WHERE step = 'apply' and status in ('running', 'failed');
CREATE INDEX "reevaluated_customers_user_idx" ON "reevaluated_customers" USING btree ("user_id");
