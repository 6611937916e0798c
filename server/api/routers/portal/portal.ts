import { router } from '#server/api/trpc.ts';
import { portalAchievementsRouter } from './achievements.ts';
import { portalActivityRouter } from './activity.ts';
import { portalBadgesRouter } from './badges.ts';
import { portalCashbackRouter } from './cashback.ts';

/** What the customer's own pages read: only ever of who is signed in. */
export const portalRouter = router({
  achievements: portalAchievementsRouter,
  activity: portalActivityRouter,
  badges: portalBadgesRouter,
  cashback: portalCashbackRouter,
});
