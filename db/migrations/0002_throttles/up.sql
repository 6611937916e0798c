-- Counts attempts by key (a hashed account, an address), so that every web process throttles as one.
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"attempts" integer NOT NULL,
	"resets_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "throttles_attempts_range" CHECK ("throttles"."attempts" >= 1)
);

CREATE INDEX "throttles_resets_at_idx" ON "throttles" USING btree ("resets_at");
