-- A person's new address: the link that proves it, and the mails that go to the new address and to the one before.
ALTER TABLE "account_links" DROP CONSTRAINT "account_links_purpose_word";
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_purpose_word" CHECK ("account_links"."purpose" in ('register', 'reset', 'invite', 'email'));
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_word";
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_word" CHECK ("mails"."kind" in ('register', 'reset', 'invite', 'password_changed', 'news', 'email_change', 'email_changed'));
