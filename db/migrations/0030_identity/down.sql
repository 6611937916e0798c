DROP TABLE "mails", "account_links";
ALTER TABLE "sessions" DROP COLUMN "confirmed_at";
