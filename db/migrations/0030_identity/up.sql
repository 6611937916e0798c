-- When the password was last asked for: money and tokens need it to be recent.
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp (3) with time zone;

-- Links in mails: registrations, forgotten passwords, invitations.
CREATE TABLE "account_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid,
	"email" text NOT NULL,
	"name" text,
	"password_hash" text,
	"token_sha256" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_links_token_key" UNIQUE("token_sha256"),
	CONSTRAINT "account_links_purpose_word" CHECK ("account_links"."purpose" in ('register', 'reset', 'invite')),
	CONSTRAINT "account_links_email_small" CHECK ("account_links"."email" = lower("account_links"."email")),
	CONSTRAINT "account_links_hash_form" CHECK ("account_links"."token_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "account_links_whole" CHECK (("account_links"."purpose" = 'register') = ("account_links"."password_hash" is not null) and ("account_links"."purpose" = 'register') = ("account_links"."user_id" is null))
);

ALTER TABLE "account_links" ADD CONSTRAINT "account_links_program_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "account_links_email_idx" ON "account_links" USING btree ("email");
CREATE INDEX "account_links_user_idx" ON "account_links" USING btree ("user_id");

-- Mails, waiting and gone. Texts are kept only where no mail server is configured.
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"user_id" uuid,
	"link_id" uuid,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"error" text,
	"subject" text,
	"body" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_kind_word" CHECK ("mails"."kind" in ('register', 'reset', 'invite', 'password_changed')),
	CONSTRAINT "mails_status_word" CHECK ("mails"."status" in ('waiting', 'sent', 'failed')),
	CONSTRAINT "mails_attempts_range" CHECK ("mails"."attempts" >= 0),
	CONSTRAINT "mails_sent_whole" CHECK (("mails"."status" = 'sent') = ("mails"."sent_at" is not null))
);

ALTER TABLE "mails" ADD CONSTRAINT "mails_link_id_account_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."account_links"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "mails" ADD CONSTRAINT "mails_program_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "mails_program_idx" ON "mails" USING btree ("program_id","created_at","id");
CREATE INDEX "mails_recipient_idx" ON "mails" USING btree ("recipient");
CREATE INDEX "mails_waiting_idx" ON "mails" USING btree ("created_at") WHERE status = 'waiting';
