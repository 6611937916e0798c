-- What only this version knows goes; whoever asked for a new address asks again.
DELETE FROM "mails" WHERE "kind" in ('email_change', 'email_changed');
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_word";
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_word" CHECK ("mails"."kind" in ('register', 'reset', 'invite', 'password_changed', 'news'));
DELETE FROM "account_links" WHERE "purpose" = 'email';
ALTER TABLE "account_links" DROP CONSTRAINT "account_links_purpose_word";
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_purpose_word" CHECK ("account_links"."purpose" in ('register', 'reset', 'invite'));
