CREATE TABLE "idempotency_keys" (
	"token_id" uuid NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_sha256" text NOT NULL,
	"owner" uuid NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY("token_id","route","key"),
	CONSTRAINT "idempotency_keys_hash_form" CHECK ("idempotency_keys"."body_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "idempotency_keys_answer_whole" CHECK (("idempotency_keys"."status" is null) = ("idempotency_keys"."body" is null)),
	CONSTRAINT "idempotency_keys_answer_final" CHECK ("idempotency_keys"."status" between 200 and 499)
);

ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_token_id_api_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys" USING btree ("expires_at");

-- Counters only: not worth a flush to disk at every request. Free space keeps an update on its own page.
CREATE UNLOGGED TABLE "api_rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
) WITH (fillfactor = 50);
