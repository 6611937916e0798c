DROP TABLE "notification_choices";
DROP INDEX "notifications_unseen_idx", "notifications_uncelebrated_idx", "notifications_mail_idx", "notifications_seen_idx";
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_mail_fk";
ALTER TABLE "notifications" DROP COLUMN "mail_id";
ALTER TABLE "notifications" DROP COLUMN "celebrated_at";
ALTER TABLE "notifications" DROP COLUMN "is_shown";
DELETE FROM "mails" WHERE "kind" = 'news';
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_word";
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_word" CHECK ("mails"."kind" in ('register', 'reset', 'invite', 'password_changed'));
