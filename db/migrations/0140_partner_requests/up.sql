-- The newest calls of the partner API, for the console: neither bodies nor secrets, and no path as it was called.
CREATE TABLE "partner_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"token_id" uuid NOT NULL,
	"method" text NOT NULL,
	"route" text,
	"status" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"request_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "partner_requests_status_range" CHECK ("partner_requests"."status" between 100 and 599),
	CONSTRAINT "partner_requests_duration_range" CHECK ("partner_requests"."duration_ms" >= 0)
);
ALTER TABLE "partner_requests" ADD CONSTRAINT "partner_requests_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "partner_requests_program_idx" ON "partner_requests" USING btree ("program_id","at","id");
