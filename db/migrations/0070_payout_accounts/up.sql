-- Where a provider sends a customer's money. What was given is sealed; the label is all that people ever see of it.
CREATE TABLE "payout_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"label" text NOT NULL,
	"sealed_details" text NOT NULL,
	"is_preferred" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payout_accounts_user_provider_key" UNIQUE("user_id","provider"),
	CONSTRAINT "payout_accounts_label_length" CHECK (length("payout_accounts"."label") between 1 and 255)
);

ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "payout_accounts_preferred_key" ON "payout_accounts" USING btree ("user_id") WHERE is_preferred;
