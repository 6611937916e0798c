import { customerProcedure, router } from '#server/api/trpc.ts';
import { celebrateNews } from '#server/notifications/celebrate-news.ts';
import { chooseNotifications } from '#server/notifications/choose-notifications.ts';
import { celebrateInput, chooseInput, listNotificationsInput, markSeenInput } from '#server/notifications/contract.ts';
import { markSeen } from '#server/notifications/mark-seen.ts';
import {
  notificationChoicesOf,
  notificationPage,
  pendingCelebrations,
  unseenCount,
} from '#server/notifications/queries.ts';

export const notificationsRouter = router({
  /** The signed-in customer's news, the newest first, a page at a time. */
  list: customerProcedure
    .input(listNotificationsInput)
    .query(({ ctx, input }) => notificationPage(ctx, ctx.person, input)),
  unseen: customerProcedure.query(({ ctx }) => unseenCount(ctx, ctx.person)),
  /** Marks news as read: these, or all. */
  markSeen: customerProcedure.input(markSeenInput).mutation(({ ctx, input }) => markSeen(ctx, ctx.person, input)),
  /** Unlocks and badges that were not celebrated yet. */
  celebrations: customerProcedure.query(({ ctx }) => pendingCelebrations(ctx, ctx.person)),
  /** Takes them to be celebrated: only those whose ids are answered are this page's to celebrate. */
  celebrate: customerProcedure
    .input(celebrateInput)
    .mutation(({ ctx, input }) => celebrateNews(ctx, ctx.person, input)),
  /** What the customer wants to be told of, and by which way: every kind and channel. */
  choices: customerProcedure.query(({ ctx }) => notificationChoicesOf(ctx, ctx.person)),
  choose: customerProcedure
    .input(chooseInput)
    .mutation(({ ctx, input }) => chooseNotifications(ctx, ctx.person, input)),
});
