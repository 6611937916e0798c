ALTER TABLE "notifications" ADD COLUMN "is_shown" boolean DEFAULT true NOT NULL;
ALTER TABLE "notifications" ADD COLUMN "celebrated_at" timestamp (3) with time zone;
ALTER TABLE "notifications" ADD COLUMN "mail_id" uuid;
-- What customers were told before is no surprise any more.
UPDATE "notifications" SET "celebrated_at" = "created_at";
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_mail_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "notifications_unseen_idx" ON "notifications" USING btree ("user_id") WHERE is_shown and seen_at is null;
CREATE INDEX "notifications_uncelebrated_idx" ON "notifications" USING btree ("user_id","id") WHERE celebrated_at is null;
CREATE INDEX "notifications_mail_idx" ON "notifications" USING btree ("mail_id") WHERE mail_id is not null;
CREATE INDEX "notifications_seen_idx" ON "notifications" USING btree ("seen_at") WHERE seen_at is not null;

CREATE TABLE "notification_choices" (
	"program_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"is_wanted" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_choices_pkey" PRIMARY KEY("user_id","kind","channel"),
	CONSTRAINT "notification_choices_kind_word" CHECK ("notification_choices"."kind" in ('unlock', 'badge', 'cashback_paid', 'cashback_failed')),
	CONSTRAINT "notification_choices_channel_word" CHECK ("notification_choices"."channel" in ('in_app', 'email'))
);
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_fk" FOREIGN KEY ("program_id","user_id") REFERENCES "public"."users"("program_id","id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_word";
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_word" CHECK ("mails"."kind" in ('register', 'reset', 'invite', 'password_changed', 'news'));
