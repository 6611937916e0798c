import { adminProcedure, router } from '#server/api/trpc.ts';
import { outboxMails } from '#server/notifications/mail/queries.ts';

export const outboxRouter = router({
  /** The newest mails of the program; their texts where no mail server is configured. */
  list: adminProcedure.query(({ ctx }) => outboxMails(ctx, ctx.person.programId)),
});
