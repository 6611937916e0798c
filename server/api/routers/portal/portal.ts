import { customerProcedure, router } from '#server/api/trpc.ts';
import { frameView } from '#server/insights/portal/frame-queries.ts';
import { portalAchievementsRouter } from './achievements.ts';
import { portalActivityRouter } from './activity.ts';
import { portalBadgesRouter } from './badges.ts';
import { portalCashbackRouter } from './cashback.ts';

/** What the customer's own pages read: only ever of who is signed in. */
export const portalRouter = router({
  /** How the program writes numbers, money and times. */
  frame: customerProcedure.query(({ ctx }) => frameView(ctx, ctx.person.userId)),
  achievements: portalAchievementsRouter,
  activity: portalActivityRouter,
  badges: portalBadgesRouter,
  cashback: portalCashbackRouter,
});
